package io.pitwall.test.verbs.entries;

/** The table that most entries show: a car brakes into a corner, starts a new lap and accelerates; some cells are missing. */
public final class CarData {

    /** The topic on which the table is. */
    static final String TOPIC = "car-data";

    /** Ten rows. */
    public static final String TEN_ROWS = """
            time_ms | Speed | Brake | Gear | Lap#
                  0 |   310 |     0 |    8 | 7
                 20 |   312 |     0 |    8 | 7
                 40 |   311 |   0.2 |    8 | 7
                 60 |   296 |   0.8 |    7 | 7
                 80 |   263 |   0.9 |    6 | 7
                100 |   228 |   0.7 |    5 | 7
                120 |   201 |       |    4 | 7
                140 |   197 |     0 |    4 | 8
                160 |   204 |     0 |    4 | 8
                180 |       |   0.1 |      | 8
            """;

    /** Rows of speeds of which two come behind the rows of later times; one a little, one a lot. */
    static final String OUT_OF_ORDER = """
            time_ms | Speed | Lap#
                  0 |   310 | 7
                 20 |   312 | 7
                 40 |   311 | 7
                 60 |   296 | 7
                100 |   228 | 7
                 80 |   263 | 7
                120 |   201 | 7
                140 |   197 | 8
                160 |   204 | 8
                 30 |   305 | 7
            """;

    private CarData() {}
}
