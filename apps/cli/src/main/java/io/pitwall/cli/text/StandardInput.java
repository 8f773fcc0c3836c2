package io.pitwall.cli.text;

import java.io.InputStream;

/** Where the answers to questions come from; the command line itself knows. */
public interface StandardInput {

    InputStream standardInput();
}
