package io.pitwall.cli.text;

import io.pitwall.app.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks before something is done that cannot be taken back. */
public final class Question {

    private final InputStream in;
    private final PrintWriter out;

    /** @param in where the answer comes from; only one line of it is used */
    public Question(InputStream in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /**
     * True if the answer is yes; everything else is no.
     *
     * @throws UserException if nobody is there to answer
     */
    public boolean isYes(String question) {
        out.print(question + " [y/N] ");
        out.flush();
        @Nullable String answer;
        try {
            answer = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
        } catch (IOException e) {
            throw new UserException("the answer cannot be read (" + e.getMessage() + "); say it with --yes", e);
        }
        if (answer == null) {
            out.println();
            out.flush();
            throw new UserException("nobody is there to answer, so nothing was done; say it with --yes");
        }
        String word = answer.strip().toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes");
    }
}
