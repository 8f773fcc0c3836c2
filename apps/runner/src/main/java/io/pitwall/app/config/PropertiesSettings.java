package io.pitwall.app.config;

import io.pitwall.app.UserException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** A file of Java properties as settings. */
final class PropertiesSettings {

    private PropertiesSettings() {}

    /**
     * The settings of a file.
     *
     * @param file how the file is called in messages
     */
    static Map<String, Setting> parse(String file, String text) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        try {
            new Once(file, settings).load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new UserException(file + " is no file of properties: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return settings;
    }

    /** Collects what is loaded: properties themselves keep the last of equal keys and say nothing. */
    private static final class Once extends Properties {

        private static final long serialVersionUID = 1;

        private final String file;
        private final transient Map<String, Setting> settings;

        Once(String file, Map<String, Setting> settings) {
            this.file = file;
            this.settings = settings;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread loads it
        public Object put(Object key, Object value) {
            String name = key.toString();
            if (settings.put(name, new Setting(value.toString(), file)) != null) {
                throw new UserException(file + ": " + name + " is there twice");
            }
            return value;
        }
    }
}
