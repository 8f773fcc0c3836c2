package io.pitwall.test.verbs;

import io.pitwall.test.verbs.entries.Admitting;
import io.pitwall.test.verbs.entries.AfterRow;
import io.pitwall.test.verbs.entries.BeforeRow;
import io.pitwall.test.verbs.entries.Buffer;
import io.pitwall.test.verbs.entries.DeriveNumber;
import io.pitwall.test.verbs.entries.DeriveText;
import io.pitwall.test.verbs.entries.DroppingEmptyRows;
import io.pitwall.test.verbs.entries.EveryRecord;
import io.pitwall.test.verbs.entries.EveryRows;
import io.pitwall.test.verbs.entries.EverySpan;
import io.pitwall.test.verbs.entries.Idle;
import io.pitwall.test.verbs.entries.Parameters;
import io.pitwall.test.verbs.entries.Prefixed;
import io.pitwall.test.verbs.entries.Select;
import io.pitwall.test.verbs.entries.Selecting;
import io.pitwall.test.verbs.entries.Suffixed;
import io.pitwall.test.verbs.entries.To;
import io.pitwall.test.verbs.entries.ToWithIdentity;
import io.pitwall.test.verbs.entries.Topic;
import io.pitwall.test.verbs.entries.Unchanged;
import io.pitwall.test.verbs.entries.WhenHeld;
import java.util.List;

/** The list of all verbs, in the order of the documentation. */
public final class Vocabulary {

    private static final List<Family> FAMILIES = List.of(
            Family.of(
                    "Reading",
                    "A topology begins with the topics it reads. Properties, definitions and the end of a stream go through every"
                            + " verb in their place among the rows.",
                    Topic.verb(),
                    Parameters.verb()),
            Family.of(
                    "Rows and columns",
                    "These look at one row at a time and keep no state.",
                    Select.verb(),
                    DeriveNumber.verb(),
                    DeriveText.verb()),
            Family.of(
                    "Packets",
                    "`buffer` holds rows back; `Packets` says when they are released, by any of its conditions. Its name becomes"
                            + " the name of the store. A packet is one record on a topic and one call of a function.",
                    Buffer.verb(),
                    EverySpan.verb(),
                    EveryRows.verb(),
                    BeforeRow.verb(),
                    AfterRow.verb(),
                    WhenHeld.verb(),
                    EveryRecord.verb(),
                    Idle.verb(),
                    Admitting.verb(),
                    Selecting.verb(),
                    DroppingEmptyRows.verb()),
            Family.of(
                    "Writing",
                    "A topology ends with the topics it writes.",
                    To.verb(),
                    ToWithIdentity.verb(),
                    Suffixed.verb(),
                    Prefixed.verb(),
                    Unchanged.verb()));

    private Vocabulary() {}

    static List<Family> families() {
        return FAMILIES;
    }

    /** All of them. */
    public static List<Verb> verbs() {
        return FAMILIES.stream().flatMap(family -> family.verbs().stream()).toList();
    }
}
