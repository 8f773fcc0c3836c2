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
                    "A topology begins with the topics it reads. Properties, definitions and the end of a stream pass through every"
                            + " verb in order, among the rows.",
                    Topic.verb(),
                    Parameters.verb(),
                    Events.verb(),
                    EndWhenIdle.verb()),
            Family.of(
                    "Rows and columns",
                    "These verbs look at one row, or one packet, at a time and keep no state.",
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
                    "`buffer` holds rows back until any condition of its `Packets` rule releases them. The name of the rule becomes"
                            + " the name of the store. A packet is one record on a topic, and one call of a function behind it.",
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
                    "`window` puts rows together (`Windowing`), and `aggregate` says what is computed for each window (`Aggregates`)."
                            + " Each stream has a clock: the latest time of its rows. A window closes, and its result leaves, when"
                            + " this clock reaches the window's end. The result has the time of the window's start. A row that comes"
                            + " afterwards is late, and left out in these examples. `grace`, `late`, `onUpdate`, `closeWhenIdle`,"
                            + " `stampedAtEnd` and `maxAhead` change this.",
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
                    "Options for windows of any kind; an option that makes no sense for a kind is refused. In some of these tables"
                            + " the rows at 80 ms and 30 ms come after rows of later times.",
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
                    "What `aggregate` computes for each window: the methods of `Aggregates`, best imported statically. All examples"
                            + " read the same table, in windows of 100 ms. Missing cells are left out. NaN is a value: a result computed"
                            + " from it is NaN. `count` counts text and bytes too; other aggregates leave them out, and metrics and the"
                            + " log say so.",
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
                    "A stage may be used more than once; each use gets everything. To match rows of two topics by time, put a"
                            + " `buffer` behind `merge`: rows of one packet with equal time and equal tags become one row. A side that is"
                            + " late is not waited for.",
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
                    "Every verb that takes a function takes a policy as its last argument: what happens when the function throws."
                            + " So does `buffer`, for the predicates of its rule. An aggregate of your own that throws stops the"
                            + " application.",
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
