package io.pitwall.app.config;

import io.pitwall.app.UserException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings in a file, by keys with dots: {@code threads}, {@code kafka.security.protocol}. Immutable. */
final class ConfigFile {

    private static final ConfigFile NONE = new ConfigFile("", Map.of());

    private final String name;
    private final Map<String, Setting> settings;

    private ConfigFile(String name, Map<String, Setting> settings) {
        this.name = name;
        this.settings = new TreeMap<>(settings);
    }

    static ConfigFile none() {
        return NONE;
    }

    /**
     * Reads a file, as YAML if its name ends in {@code .yaml} or {@code .yml}, as Java properties if in {@code .properties}.
     *
     * @throws UserException that says what is wrong with it and where
     */
    static ConfigFile read(Path file) {
        String name = file.toString();
        String text = text(file);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return new ConfigFile(name, YamlSettings.parse(name, text));
        }
        if (name.endsWith(".properties")) {
            return new ConfigFile(name, PropertiesSettings.parse(name, text));
        }
        throw new UserException("the file " + name + " of --config must end in .yaml, .yml or .properties");
    }

    private static String text(Path file) {
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new UserException("there is no file " + file + " that can be read; check --config");
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new UserException("the file " + file + " of --config is not in UTF-8", e);
        } catch (IOException e) {
            throw new UserException("the file " + file + " of --config cannot be read: " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    @Nullable
    Setting setting(String key) {
        return settings.get(key);
    }

    Set<String> keys() {
        return settings.keySet();
    }
}
