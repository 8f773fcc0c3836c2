package io.pitwall.app;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option from the environment: {@code --bootstrap-servers} is {@code PITWALL_BOOTSTRAP_SERVERS}. */
public final class EnvironmentDefaults implements IDefaultValueProvider {

    private final Map<String, String> environment;

    public EnvironmentDefaults(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()) {
            String name = option.longestName();
            String variable =
                    "PITWALL_" + name.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
            return environment.get(variable);
        }
        return null;
    }
}
