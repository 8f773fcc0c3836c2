/** What commands print and ask: tables, counts, progress, questions. */
@NullMarked
package io.pitwall.cli.text;

import org.jspecify.annotations.NullMarked;
