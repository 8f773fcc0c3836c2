package io.pitwall.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.pitwall.data.EventBatch;
import io.pitwall.data.EventData;
import io.pitwall.data.ParameterDefinition;
import io.pitwall.data.ParameterDefinitions;
import io.pitwall.data.StreamEnd;
import io.pitwall.data.StreamProperties;
import io.pitwall.data.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintersTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter others = new StringWriter();

    private CsvPrinter csv() {
        return new CsvPrinter(new PrintWriter(out), new PrintWriter(others));
    }

    @Test
    void csvHasOneHeaderForDataOfTheSameColumns() {
        CsvPrinter csv = csv();
        csv.print(
                "car-1",
                "t-0@0",
                TextTable.parse("time_ms | a | n:text | b:binary | Lap#\n1 | 0.5 | x,y | 0x01ff | 1\n"));
        csv.print("car-2", "t-0@1", TextTable.parse("time_ms | a | n:text | b:binary | Lap#\n2 | | | | \n"));
        csv.flush();

        assertThat(out).hasToString("""
                stream,time_ns,a,n,b,Lap#
                car-1,1000000,0.5,"x,y",0x01ff,1
                car-2,2000000,,,,
                """);
    }

    @Test
    void csvShowsOtherColumnsUnderAHeaderOfTheirOwn() {
        CsvPrinter csv = csv();
        csv.print("car-1", "t-0@0", TextTable.parse("time_ms | a\n1 | 1\n"));
        csv.print("car-1", "t-0@1", TextTable.parse("time_ms | b\n2 | 2\n"));
        csv.flush();

        assertThat(out).hasToString("stream,time_ns,a\ncar-1,1000000,1\n\nstream,time_ns,b\ncar-1,2000000,2\n");
    }

    @Test
    void csvKeepsWhatIsNoRowOutOfTheRows() {
        CsvPrinter csv = csv();
        csv.print("car-1", "t-0@0", StreamProperties.none().withParents(List.of("p")));
        csv.print("car-1", "t-0@1", StreamEnd.closed());
        csv.print("car-1", "t-0@2", EventBatch.of(new EventData(0, "pit", "in")));
        csv.flush();

        assertThat(out).hasToString("");
        assertThat(others.toString().lines())
                .containsExactly(
                        "car-1 (t-0@0) properties: parents p",
                        "car-1 (t-0@1) ended (closed)",
                        "car-1 (t-0@2) event pit at 1970-01-01T00:00:00Z: in");
    }

    @Test
    void tablesShowEverything() {
        TablePrinter tables = new TablePrinter(new PrintWriter(out));
        tables.print(
                "car-1",
                "t-0@0",
                new StreamProperties("Ana", "/monza", Map.of("tyre", "soft"), List.of("p", "q"), Instant.EPOCH));
        tables.print("car-1", "t-0@1", StreamProperties.none());
        tables.print("car-1", "t-0@2", new ParameterDefinitions(List.of(ParameterDefinition.of("a")), List.of()));
        tables.print("car-1", "t-0@3", TextTable.parse("time_ms | a\n1 | 1\n"));
        tables.print(
                "car-1",
                "t-0@4",
                EventBatch.of(
                        new EventData(1_500_000_000L, "pit", "in", Map.of("lap", "3")), new EventData(-1, "", "y")));
        tables.print("car-1", "t-0@5", new StreamEnd(StreamEnd.Type.ABORTED));
        tables.flush();

        assertThat(out.toString().lines())
                .containsExactly(
                        "car-1 (t-0@0) properties: name Ana; location /monza; parents p, q;"
                                + " recorded 1970-01-01T00:00:00Z; tyre=soft",
                        "car-1 (t-0@1) properties: none",
                        "car-1 (t-0@2) definitions of 1 parameters",
                        "stream  time                            a",
                        "car-1   1970-01-01 00:00:00.001         1",
                        "car-1 (t-0@4) event pit at 1970-01-01T00:00:01.500Z: in {lap=3}",
                        "car-1 (t-0@4) event without an id at 1969-12-31T23:59:59.999999999Z: y",
                        "car-1 (t-0@5) ended (aborted)");
    }

    @Test
    void aTableGoesOnWithTheNextPacketOfTheSameColumnsAndNumbersStayInLine() {
        TablePrinter tables = new TablePrinter(new PrintWriter(out));
        tables.print("a", "t-0@0", TextTable.parse("time_ms | x | n:text | L#\n1 | 0.5 | on\\ | 1\n"));
        tables.print("longer", "t-0@1", TextTable.parse("time_ms | x | n:text | L#\n2 | 123456.789 | | 2\n"));
        tables.print("a", "t-0@2", TextTable.parse("time_ms | y\n3 | 7\n"));
        tables.flush();

        assertThat(out.toString().lines().map(line -> line.replace("1970-01-01 00:00:00.00", "T")))
                .containsExactly(
                        "stream  time                            x  n       L#",
                        "a       T1       0.5  on\\     1",
                        "longer  T2  123456.789          2",
                        "stream  time                            y",
                        "a       T3         7");
    }

    @Test
    void jsonHasALineForEachRowEventAndMessage() {
        JsonPrinter json = new JsonPrinter(new PrintWriter(out));
        json.print(
                "car-1",
                "t-0@0",
                TextTable.parse("time_ms | a | n:text | b:binary | L#\n1 | NaN | x;y | 0x01ff | 1\n2 | | | | \n"));
        json.print(
                "car-1",
                "t-0@1",
                new StreamProperties("Ana", "/monza", Map.of("tyre", "soft"), List.of("p"), Instant.EPOCH));
        json.print("car-1", "t-0@2", EventBatch.of(new EventData(5, "pit", "in", Map.of("lap", "3"))));
        json.print("car-1", "t-0@3", new ParameterDefinitions(List.of(ParameterDefinition.of("a")), List.of()));
        json.print("car-1", "t-0@4", new StreamEnd(StreamEnd.Type.ABORTED));
        json.flush();

        assertThat(out.toString().lines())
                .containsExactly(
                        "{'stream':'car-1','kind':'row','time_ns':1000000,'parameters':{'a':'NaN','n':'x;y','b':'0x01ff'},'tags':{'L':'1'}}"
                                .replace("'", "\""),
                        "{'stream':'car-1','kind':'row','time_ns':2000000,'parameters':{},'tags':{}}"
                                .replace("'", "\""),
                        "{'stream':'car-1','kind':'properties','name':'Ana','location':'/monza','time_of_recording':'1970-01-01T00:00:00Z','parents':['p'],'metadata':{'tyre':'soft'}}"
                                .replace("'", "\""),
                        "{'stream':'car-1','kind':'event','time_ns':5,'id':'pit','value':'in','tags':{'lap':'3'}}"
                                .replace("'", "\""),
                        "{'stream':'car-1','kind':'parameter definitions','count':1}".replace("'", "\""),
                        "{'stream':'car-1','kind':'end','type':'aborted'}".replace("'", "\""));
    }
}
