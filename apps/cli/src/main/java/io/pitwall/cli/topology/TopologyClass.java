package io.pitwall.cli.topology;

import io.pitwall.app.UserException;
import io.pitwall.dsl.TelemetryTopology;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds a topology class by its name and makes an instance of it. */
final class TopologyClass {

    private TopologyClass() {}

    /**
     * An instance of the class, made by its constructor without parameters.
     *
     * @param jars where to look besides this program; may be empty
     * @throws UserException if there is no such class, or it is no topology
     */
    static TelemetryTopology named(String className, List<Path> jars) {
        ClassLoader loader = loader(jars);
        try {
            Class<?> type = Class.forName(className, true, loader);
            if (!TelemetryTopology.class.isAssignableFrom(type)) {
                throw new UserException("class " + className + " is no topology: it must implement "
                        + TelemetryTopology.class.getName());
            }
            Thread.currentThread().setContextClassLoader(loader);
            return (TelemetryTopology) type.getConstructor().newInstance();
        } catch (LinkageError e) {
            throw new UserException("class " + className + " cannot be loaded: " + e, e);
        } catch (ClassNotFoundException e) {
            throw new UserException(
                    "there is no class " + className + (jars.isEmpty() ? " in this jar" : " in " + jars)
                            + "; give the full name, such as io.pitwall.examples.HardBraking, and the jar with --jar",
                    e);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new UserException(
                    "class " + className + " cannot be made: it must be public, not abstract,"
                            + " and have a public constructor without parameters",
                    e);
        } catch (InvocationTargetException e) {
            throw new UserException("the constructor of " + className + " failed: " + e.getCause(), e);
        }
    }

    private static ClassLoader loader(List<Path> jars) {
        ClassLoader own = TopologyClass.class.getClassLoader();
        if (jars.isEmpty()) {
            return own;
        }
        URL[] urls = jars.stream().map(TopologyClass::url).toArray(URL[]::new);
        // Never closed: the topology loads classes as long as the process lives.
        return new URLClassLoader(urls, own);
    }

    private static URL url(Path jar) {
        if (!Files.isReadable(jar)) {
            throw new UserException("there is no jar " + jar + " that can be read; check --jar");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UserException("the path " + jar + " of --jar cannot be used", e);
        }
    }
}
