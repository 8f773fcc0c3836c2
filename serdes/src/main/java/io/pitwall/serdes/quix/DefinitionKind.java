package io.pitwall.serdes.quix;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What parameter and event definitions differ in. */
interface DefinitionKind<D> {

    /** A definition that does not know yet where it stands. */
    interface Unplaced<D> {
        D at(String location);
    }

    String groupsName();

    String definitionsName();

    /** Whether a group has its lists when they are empty. */
    boolean writesEmptyLists();

    String location(D definition);

    /** Reads the current value; null where it defines nothing. */
    @Nullable
    Unplaced<D> read(JsonInput in) throws IOException;

    void write(D definition, JsonOutput out) throws IOException;
}
