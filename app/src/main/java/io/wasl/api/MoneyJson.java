package io.wasl.api;

import io.wasl.kernel.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// Money as `{"amount":"12.3400","currency":"EUR"}`: a text, for many a program reads a JSON number as a binary one.
final class MoneyJson extends SimpleModule {

    MoneyJson() {
        addSerializer(Money.class, new Writer());
        addDeserializer(Money.class, new Reader());
    }

    private record Shape(String amount, String currency) {}

    private static final class Writer extends ValueSerializer<Money> {

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writePOJO(
                    new Shape(money.amount().toPlainString(), money.currency().getCurrencyCode()));
        }
    }

    private static final class Reader extends ValueDeserializer<Money> {

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            var shape = context.readValue(json, Shape.class);
            try {
                return Money.of(String.valueOf(shape.amount()), String.valueOf(shape.currency()));
            } catch (IllegalArgumentException | ArithmeticException e) {
                return context.reportInputMismatch(Money.class, "not an amount of money");
            }
        }
    }
}
