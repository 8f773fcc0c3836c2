package io.pitwall.app;

/**
 * What start-up checks have found about the cluster.
 *
 * @param isFatal true if the application would not work; otherwise it works, with a loss that the user should know of
 * @param text what is wrong and what to do, without a full stop
 */
record Finding(boolean isFatal, String text) {

    static Finding fatal(String text) {
        return new Finding(true, text);
    }

    static Finding warning(String text) {
        return new Finding(false, text);
    }
}
