package io.pitwall.serdes.registry;

/** A schema registry does not have the id, subject, version or schema. */
public final class SchemaNotFoundException extends SchemaRegistryException {

    private final boolean isFirstAnswer;

    public SchemaNotFoundException(String message) {
        this(message, false);
    }

    private SchemaNotFoundException(String message, boolean isFirstAnswer) {
        super(message);
        this.isFirstAnswer = isFirstAnswer;
    }

    /** The same, where there was no second question. */
    SchemaNotFoundException withoutSecondTry() {
        return new SchemaNotFoundException(
                getMessage() + "; asked only once, so it may have been registered a moment ago", true);
    }

    /** True if nobody asked again, so that it may be what an instance that lags says of something new. */
    boolean isFirstAnswer() {
        return isFirstAnswer;
    }
}
