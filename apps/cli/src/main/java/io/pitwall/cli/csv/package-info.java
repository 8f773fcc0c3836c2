/** Recordings in CSV files as parameter data. */
@NullMarked
package io.pitwall.cli.csv;

import org.jspecify.annotations.NullMarked;
