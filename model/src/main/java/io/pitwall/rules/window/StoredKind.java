package io.pitwall.rules.window;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kind of windows as stored: a byte and two numbers; see {@link WindowState}. */
record StoredKind(byte code, long first, long second) {

    static StoredKind of(WindowKind kind) {
        if (kind instanceof WindowKind.Aligned aligned) {
            return new StoredKind((byte) 0, aligned.sizeNs(), aligned.advanceNs());
        } else if (kind instanceof WindowKind.Sliding sliding) {
            return new StoredKind((byte) 1, sliding.spanNs(), 0);
        } else if (kind instanceof WindowKind.Session session) {
            return new StoredKind((byte) 2, session.gapNs(), 0);
        }
        WindowKind.Count count = (WindowKind.Count) kind;
        return new StoredKind((byte) 3, count.rows(), count.every());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(code);
        out.writeLong(first);
        out.writeLong(second);
    }

    /** What must stay as it is for windows to go on, for people. */
    static String fixed(WindowKind kind) {
        return of(kind).hasFreeBounds()
                ? (kind instanceof WindowKind.Session ? "session" : "sliding")
                : kind.toString();
    }

    /** Why windows stored under this kind cannot go on under a windowing; null if they can. */
    @Nullable
    String changeTo(Windowing windowing, @Nullable String storedGroupTag) throws IOException {
        StoredKind now = of(windowing.kind());
        WindowKind was = kind();
        if (now.code != code || (!hasFreeBounds() && !now.equals(this))) {
            return "window '" + windowing.name() + "' was " + was + " and is now " + windowing.kind()
                    + ": windows that are open already start anew";
        }
        if (!Objects.equals(storedGroupTag, windowing.groupTag())) {
            return "window '" + windowing.name() + "' was "
                    + (storedGroupTag == null ? "not grouped" : "grouped by " + storedGroupTag) + " and is now "
                    + (windowing.groupTag() == null ? "not grouped" : "grouped by " + windowing.groupTag())
                    + ": windows that are open already start anew";
        }
        return null;
    }

    /** Whether the rows make the bounds, so that they hold under another gap or span. */
    private boolean hasFreeBounds() {
        return code == 1 || code == 2;
    }

    private WindowKind kind() throws IOException {
        boolean isCount = code == 3 && first == (int) first && second == (int) second;
        if (first < 1 || (second < 1 && !hasFreeBounds()) || code < 0 || code > 3 || (code == 3 && !isCount)) {
            throw new IOException("there is no kind of windows " + code + " of " + first + " and " + second);
        }
        return switch (code) {
            case 0 -> new WindowKind.Aligned(first, second);
            case 1 -> new WindowKind.Sliding(first);
            case 2 -> new WindowKind.Session(first);
            default -> new WindowKind.Count((int) first, (int) second);
        };
    }
}
