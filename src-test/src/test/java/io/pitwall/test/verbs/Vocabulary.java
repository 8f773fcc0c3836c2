package io.pitwall.test.verbs;

import io.pitwall.test.verbs.entries.Admitting;
import io.pitwall.test.verbs.entries.AfterRow;
import io.pitwall.test.verbs.entries.AggregateRows;
import io.pitwall.test.verbs.entries.Areas;
import io.pitwall.test.verbs.entries.BeforeRow;
import io.pitwall.test.verbs.entries.Branch;
import io.pitwall.test.verbs.entries.Buffer;
import io.pitwall.test.verbs.entries.CloseWhenIdle;
import io.pitwall.test.verbs.entries.CountRows;
import io.pitwall.test.verbs.entries.CountRowsEvery;
import io.pitwall.test.verbs.entries.Counts;
import io.pitwall.test.verbs.entries.DeadLetter;
import io.pitwall.test.verbs.entries.DeriveNumber;
import io.pitwall.test.verbs.entries.DeriveText;
import io.pitwall.test.verbs.entries.DroppingEmptyRows;
import io.pitwall.test.verbs.entries.EndWhenIdle;
import io.pitwall.test.verbs.entries.Events;
import io.pitwall.test.verbs.entries.EventsTo;
import io.pitwall.test.verbs.entries.EventsToWithIdentity;
import io.pitwall.test.verbs.entries.EveryRecord;
import io.pitwall.test.verbs.entries.EveryRows;
import io.pitwall.test.verbs.entries.EverySpan;
import io.pitwall.test.verbs.entries.Extremes;
import io.pitwall.test.verbs.entries.Fail;
import io.pitwall.test.verbs.entries.FirstAndLast;
import io.pitwall.test.verbs.entries.Grace;
import io.pitwall.test.verbs.entries.GroupedByTag;
import io.pitwall.test.verbs.entries.Hopping;
import io.pitwall.test.verbs.entries.Idle;
import io.pitwall.test.verbs.entries.LateDrop;
import io.pitwall.test.verbs.entries.LateRevise;
import io.pitwall.test.verbs.entries.LateRows;
import io.pitwall.test.verbs.entries.LateToTopic;
import io.pitwall.test.verbs.entries.MapFrame;
import io.pitwall.test.verbs.entries.MapPackets;
import io.pitwall.test.verbs.entries.MaxAhead;
import io.pitwall.test.verbs.entries.Merge;
import io.pitwall.test.verbs.entries.NamedColumn;
import io.pitwall.test.verbs.entries.OnUpdate;
import io.pitwall.test.verbs.entries.OneMoreBranch;
import io.pitwall.test.verbs.entries.Otherwise;
import io.pitwall.test.verbs.entries.OwnAggregate;
import io.pitwall.test.verbs.entries.Parameters;
import io.pitwall.test.verbs.entries.Peek;
import io.pitwall.test.verbs.entries.PeekEvents;
import io.pitwall.test.verbs.entries.PeekEventsNamed;
import io.pitwall.test.verbs.entries.PeekNamed;
import io.pitwall.test.verbs.entries.Prefixed;
import io.pitwall.test.verbs.entries.Ranks;
import io.pitwall.test.verbs.entries.Retry;
import io.pitwall.test.verbs.entries.Select;
import io.pitwall.test.verbs.entries.Selecting;
import io.pitwall.test.verbs.entries.Session;
import io.pitwall.test.verbs.entries.Skip;
import io.pitwall.test.verbs.entries.Sliding;
import io.pitwall.test.verbs.entries.Spreads;
import io.pitwall.test.verbs.entries.StampedAtEnd;
import io.pitwall.test.verbs.entries.Suffixed;
import io.pitwall.test.verbs.entries.Sums;
import io.pitwall.test.verbs.entries.To;
import io.pitwall.test.verbs.entries.ToWithIdentity;
import io.pitwall.test.verbs.entries.Topic;
import io.pitwall.test.verbs.entries.TopicTo;
import io.pitwall.test.verbs.entries.TopicToWithIdentity;
import io.pitwall.test.verbs.entries.Tumbling;
import io.pitwall.test.verbs.entries.Unchanged;
import io.pitwall.test.verbs.entries.WhenHeld;
import io.pitwall.test.verbs.entries.Where;
import io.pitwall.test.verbs.entries.Window;
import java.util.List;

/** The list of all verbs, in the order of the documentation. */
public final class Vocabulary {

    private static final List<Family> FAMILIES = List.of(
            Family.of(
                    "Reading",
                    "A topology begins with the topics it reads. Properties, definitions and the end of a stream go through every"
                            + " verb in their place among the rows.",
                    Topic.verb(),
                    Parameters.verb(),
                    Events.verb(),
                    EndWhenIdle.verb()),
            Family.of(
                    "Rows and columns",
                    "These look at one row, or at one packet, and keep no state.",
                    Select.verb(),
                    Where.verb(),
                    DeriveNumber.verb(),
                    DeriveText.verb(),
                    MapPackets.verb(),
                    MapFrame.verb(),
                    Peek.verb(),
                    PeekNamed.verb(),
                    PeekEvents.verb(),
                    PeekEventsNamed.verb()),
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
                    "Windows",
                    "`window` puts rows together by the time of their stream and `aggregate` says what is computed of each window:"
                            + " `Windowing` and `Aggregates`. A result has the time of the start of its window. A window leaves when"
                            + " the stream's clock, which is the latest time of its rows, comes to its end; a row that comes for it"
                            + " afterwards is late, and left out in these examples. `grace`, `late`, `onUpdate`, `closeWhenIdle`,"
                            + " `stampedAtEnd` and `maxAhead` say it otherwise.",
                    Window.verb(),
                    AggregateRows.verb(),
                    Tumbling.verb(),
                    Hopping.verb(),
                    Sliding.verb(),
                    Session.verb(),
                    CountRows.verb(),
                    CountRowsEvery.verb()),
            Family.of(
                    "Options of windows",
                    "What may be said of windows of any kind, as far as it makes sense for them; what does not is refused. Some of"
                            + " these tables have rows behind those of later times: 80 ms and 30 ms.",
                    GroupedByTag.verb(),
                    Grace.verb(),
                    LateRows.verb(),
                    LateDrop.verb(),
                    LateToTopic.verb(),
                    LateRevise.verb(),
                    OnUpdate.verb(),
                    CloseWhenIdle.verb(),
                    StampedAtEnd.verb(),
                    MaxAhead.verb()),
            Family.onOneTable(
                    "Aggregates",
                    "What `aggregate` computes of each window: the methods of `Aggregates`, to be imported statically. All examples"
                            + " read the same table, in windows of 100 ms. Cells that are missing do not count. NaN is a value, and makes"
                            + " every result NaN that looks at it. Text and bytes are counted by `count`; other aggregates leave them"
                            + " out, which metrics and the log say.",
                    Counts.ofRows(),
                    Counts.ofValues(),
                    Sums.ofSum(),
                    Sums.ofMean(),
                    Extremes.ofMin(),
                    Extremes.ofMax(),
                    Extremes.ofRange(),
                    FirstAndLast.ofFirst(),
                    FirstAndLast.ofLast(),
                    FirstAndLast.ofRate(),
                    Spreads.ofStddev(),
                    Spreads.ofVariance(),
                    Ranks.ofMedian(),
                    Ranks.ofPercentile(),
                    Areas.ofIntegral(),
                    Areas.ofTimeWeightedMean(),
                    OwnAggregate.verb(),
                    NamedColumn.verb()),
            Family.of(
                    "Several ways",
                    "A stage may also be used several times, and each use gets everything.",
                    Branch.verb(),
                    OneMoreBranch.verb(),
                    Otherwise.verb(),
                    Merge.verb()),
            Family.of(
                    "Writing",
                    "A topology ends with the topics it writes.",
                    To.verb(),
                    ToWithIdentity.verb(),
                    Suffixed.verb(),
                    Prefixed.verb(),
                    Unchanged.verb(),
                    TopicTo.verb(),
                    TopicToWithIdentity.verb(),
                    EventsTo.verb(),
                    EventsToWithIdentity.verb()),
            Family.of(
                    "Errors",
                    "Every verb that takes a function, and `buffer` for the predicates of its rule, takes as its last argument what"
                            + " happens when the function throws. An aggregate of your own that throws stops the application.",
                    Fail.verb(),
                    Skip.verb(),
                    DeadLetter.verb(),
                    Retry.verb()));

    private Vocabulary() {}

    static List<Family> families() {
        return FAMILIES;
    }

    /** All of them. */
    public static List<Verb> verbs() {
        return FAMILIES.stream().flatMap(family -> family.verbs().stream()).toList();
    }
}
