package io.pitwall.serdes.quix;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object of data. One that has members, but none that its reader knows, is something else: read as one
 * that says nothing, it would be lost unseen. Newer Python passes on the headers of what it read, whatever it writes.
 */
final class JsonMembers {

    private final JsonInput in;
    private final MemberNames names;
    private final String what;
    private final long start;
    private boolean hasKnown;
    private boolean hasOther;

    private JsonMembers(JsonInput in, MemberNames names, String what) {
        this.in = in;
        this.names = names;
        this.what = what;
        this.start = in.offset();
    }

    /** Goes into the current value, which must be an object. */
    static JsonMembers enter(JsonInput in, MemberNames names, String what) {
        JsonMembers members = new JsonMembers(in, names, what);
        in.enterObject(what);
        return members;
    }

    /** The name of the next member, whose value becomes the current one; null at the end of the object. */
    @Nullable
    String next() throws IOException {
        String name = in.nextMember(names);
        if (name == null && hasOther && !hasKnown) {
            throw Slice.unexpected(start, "an object: " + what + ", but it has other members only");
        }
        if (name != null) {
            boolean isKnown = names.contains(name);
            hasKnown |= isKnown;
            hasOther |= !isKnown;
        }
        return name;
    }
}
