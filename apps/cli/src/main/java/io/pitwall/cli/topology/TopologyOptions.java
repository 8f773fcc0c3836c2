package io.pitwall.cli.topology;

import io.pitwall.dsl.TelemetryTopology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which topology class; for all commands that need one. */
public final class TopologyOptions {

    @Parameters(paramLabel = "CLASS", description = "A class that implements TelemetryTopology.")
    private String className = "";

    @Option(
            names = "--jar",
            paramLabel = "JAR",
            description = "A jar with the class, or with what it needs; repeatable.")
    private List<Path> jars = new ArrayList<>();

    /** The class by its full name. */
    public String className() {
        return className;
    }

    /**
     * An instance of the class.
     *
     * @throws io.pitwall.app.UserException if there is no such class or jar, or it is no topology
     */
    public TelemetryTopology topology() {
        return TopologyClass.named(className, jars);
    }
}
