package io.pitwall.app.config;

import io.pitwall.app.UserException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document as flat settings: maps in maps become keys with dots, lists become texts with commas.
 *
 * <p>It goes by the nodes of the document and makes no objects of them: values stay as they were written ({@code 010}, {@code
 * no}), and no tag of a document can name a class.
 */
final class YamlSettings {

    private final String file;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private YamlSettings(String file) {
        this.file = file;
    }

    /**
     * The settings of a document.
     *
     * @param file how the file is called in messages
     */
    static Map<String, Setting> parse(String file, String text) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            // Not the message with its excerpt: the line may hold a password.
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new UserException(file + " line " + line + " is no YAML: " + problem(e));
        } catch (YAMLException e) {
            throw new UserException(file + " is no YAML that can be read; is it text in UTF-8 and one document?");
        }
        YamlSettings settings = new YamlSettings(file);
        if (root != null) {
            settings.add("", root);
        }
        return settings.settings;
    }

    /** What is wrong; without the name of an alias or tag, which is a password that was not put in quotes. */
    private static String problem(MarkedYAMLException error) {
        String problem = String.valueOf(error.getProblem());
        return problem.contains("alias") || problem.contains("anchor") || problem.contains("tag")
                ? "a value that begins with *, & or ! must be in quotes"
                : problem;
    }

    private void add(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (!(entry.getKeyNode() instanceof ScalarNode name)) {
                    throw new UserException(where(entry.getKeyNode()) + ": a key must be a name");
                }
                add(key.isEmpty() ? name.getValue() : key + "." + name.getValue(), entry.getValueNode());
            }
        } else if (key.isEmpty()) {
            throw new UserException(where(node) + ": a configuration is made of lines 'name: value'");
        } else {
            Setting before = settings.put(key, new Setting(value(key, node), where(node)));
            if (before != null) {
                throw new UserException(where(node) + ": " + key + " is there twice, first at " + before.source());
            }
        }
    }

    private String value(String key, Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(item -> scalar(key, item)).collect(Collectors.joining(","));
        }
        return scalar(key, node);
    }

    private String scalar(String key, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new UserException(where(node) + ": " + key + " must be a value or a list of values");
        }
        if (scalar.isPlain() && scalar.getValue().isEmpty()) {
            throw new UserException(where(node) + ": " + key + " has no value; write \"\" for an empty one");
        }
        return scalar.getValue();
    }

    private String where(Node node) {
        return file + " line " + (node.getStartMark().getLine() + 1);
    }
}
