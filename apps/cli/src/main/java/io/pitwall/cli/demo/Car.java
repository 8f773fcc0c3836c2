package io.pitwall.cli.demo;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A car and who drives it.
 *
 * @param number 1 for the first on the grid
 */
record Car(int number, String driver) {

    private static final List<String> DRIVERS = List.of(
            "Ada Lovelace",
            "Bertha Benz",
            "Alan Turing",
            "Grace Hopper",
            "Rudolf Diesel",
            "Hedy Lamarr",
            "Nikola Tesla",
            "Emmy Noether",
            "Felix Wankel",
            "Marie Curie",
            "Isaac Newton",
            "Dorothy Hodgkin",
            "Blaise Pascal",
            "Lise Meitner",
            "James Watt",
            "Mary Anning",
            "Heinrich Hertz",
            "Sophie Germain",
            "Andre Ampere",
            "Rosalind Franklin",
            "Leonhard Euler",
            "Ida Rhodes",
            "Ernst Mach",
            "Hypatia",
            "Daniel Bernoulli",
            "Caroline Herschel",
            "Galileo Galilei",
            "Mary Somerville",
            "Gottfried Leibniz",
            "Annie Cannon",
            "Charles Babbage",
            "Maria Mitchell",
            "Gustave Coriolis",
            "Mina Fleming",
            "Karl Benz",
            "Henrietta Leavitt",
            "Claude Shannon",
            "Kay Antonelli",
            "John von Neumann",
            "Betty Holberton",
            "Konrad Zuse",
            "Jean Bartik",
            "George Boole",
            "Mary Keller",
            "Joseph Fourier",
            "Chien-Shiung Wu",
            "Carl Gauss",
            "Wangari Maathai",
            "Archimedes",
            "Jocelyn Bell");

    /** How many cars there can be. */
    static final int MAX_COUNT = 50;

    /**
     * The first cars of the grid.
     *
     * @throws IllegalArgumentException if there are not that many
     */
    static List<Car> grid(int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException(
                    "the number of cars must be 1 to %d, but it is %d".formatted(MAX_COUNT, count));
        }
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Car(number, DRIVERS.get(number - 1)))
                .toList();
    }

    String streamId() {
        return "car-" + number;
    }

    /** The stream that HardBraking makes of this car's. */
    String brakingStreamId() {
        return streamId() + "-hard-braking";
    }

    /** The stream that LapTimes makes of this car's. */
    String lapStreamId() {
        return streamId() + "-laps";
    }

    /** The stream that EngineAlarm makes of this car's. */
    String engineStreamId() {
        return streamId() + "-engine";
    }

    /** All streams that the topology makes of this car's. */
    List<String> outputStreamIds() {
        return List.of(brakingStreamId(), lapStreamId(), engineStreamId());
    }
}
