package io.wasl.simulator;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where all knobs stand. Beside the plain ones there are four tables: error codes with the rate at which sends are
/// refused, error codes with the rate at which accepted messages fail, users to whom nothing can be delivered, and
/// numbers with the rate at which their sends are never answered.
final class Knobs {

    static final String ERROR_RATES = "error_rates";
    static final String FAILURE_RATES = "failure_rates";
    static final String RECIPIENT_ERRORS = "recipient_errors";
    static final String HANG_RATES = "hang_rates";

    private static final int MOST_ROWS = 10_000;

    private final Map<Knob, Double> positions = new EnumMap<>(Knob.class);
    private Map<Integer, Double> errorRates = Map.of();
    private Map<Integer, Double> failureRates = Map.of(131026, 0.012, 131049, 0.006);
    private Map<String, Integer> recipientErrors = Map.of();
    private Map<String, Double> hangRates = Map.of();

    double rate(Knob knob) {
        return positions.getOrDefault(knob, knob.start);
    }

    boolean on(Knob knob) {
        return rate(knob) != 0;
    }

    long millis(Knob knob) {
        return (long) rate(knob);
    }

    int count(Knob knob) {
        return (int) rate(knob);
    }

    Map<Integer, Double> errorRates() {
        return errorRates;
    }

    Map<Integer, Double> failureRates() {
        return failureRates;
    }

    @Nullable Integer recipientError(String recipient) {
        return recipientErrors.get(recipient);
    }

    /// @param number Meta's id of it
    double hangRate(String number) {
        return hangRates.getOrDefault(number, 0.0);
    }

    /// Turns all knobs that `changes` names, or none if one of them cannot be turned so.
    void turn(JsonNode changes) {
        if (!changes.isObject()) {
            throw new BadKnob("Knobs are a JSON object");
        }
        Map<Knob, Double> plain = new EnumMap<>(Knob.class);
        Map<Integer, Double> errors = errorRates;
        Map<Integer, Double> failures = failureRates;
        Map<String, Integer> recipients = recipientErrors;
        Map<String, Double> hangs = hangRates;
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            switch (change.getKey()) {
                case ERROR_RATES -> errors = rates(ERROR_RATES, change.getValue());
                case FAILURE_RATES -> failures = rates(FAILURE_RATES, change.getValue());
                case RECIPIENT_ERRORS -> recipients = recipients(change.getValue());
                case HANG_RATES -> hangs = hangs(change.getValue());
                default -> {
                    Knob knob = Knob.named(change.getKey());
                    plain.put(knob, position(knob, change.getValue()));
                }
            }
        }
        positions.putAll(plain);
        errorRates = errors;
        failureRates = failures;
        recipientErrors = recipients;
        hangRates = hangs;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        for (Knob knob : Knob.values()) {
            switch (knob.unit) {
                case SWITCH -> json.put(knob.label(), on(knob));
                case RATE -> json.put(knob.label(), rate(knob));
                case MILLIS, COUNT -> json.put(knob.label(), millis(knob));
            }
        }
        ObjectNode errors = json.putObject(ERROR_RATES);
        errorRates.forEach((code, rate) -> errors.put(Integer.toString(code), rate));
        ObjectNode failures = json.putObject(FAILURE_RATES);
        failureRates.forEach((code, rate) -> failures.put(Integer.toString(code), rate));
        ObjectNode recipients = json.putObject(RECIPIENT_ERRORS);
        recipientErrors.forEach(recipients::put);
        ObjectNode hangs = json.putObject(HANG_RATES);
        hangRates.forEach(hangs::put);
        return json;
    }

    private static double position(Knob knob, JsonNode value) {
        double position;
        if (value.isBoolean() && knob.unit == Knob.Unit.SWITCH) {
            position = value.asBoolean() ? 1 : 0;
        } else if (value.isNumber() && knob.unit != Knob.Unit.SWITCH) {
            position = value.asDouble();
        } else {
            throw new BadKnob(
                    knob.label() + " takes " + (knob.unit == Knob.Unit.SWITCH ? "true or false" : "a number"));
        }
        if (!(position >= knob.least() && position <= knob.most())) {
            throw new BadKnob("%s goes from %.0f to %.0f".formatted(knob.label(), knob.least(), knob.most()));
        }
        return position;
    }

    private static Map<Integer, Double> rates(String name, JsonNode table) {
        Map<Integer, Double> rates = new LinkedHashMap<>();
        double sum = 0;
        for (Map.Entry<String, JsonNode> row : rows(name, table)) {
            double rate = row.getValue().isNumber() ? row.getValue().asDouble() : Double.NaN;
            sum += rate;
            if (!(rate >= 0) || !(sum <= 1 + 1e-9)) {
                throw new BadKnob(name + " are rates from 0 to 1 that add up to at most 1");
            }
            if (rate > 0) {
                rates.put(code(name, row.getKey()), rate);
            }
        }
        return rates;
    }

    private static Map<String, Integer> recipients(JsonNode table) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> row : rows(RECIPIENT_ERRORS, table)) {
            codes.put(
                    row.getKey().startsWith("+") ? row.getKey().substring(1) : row.getKey(),
                    code(RECIPIENT_ERRORS, row.getValue().asString("")));
        }
        return codes;
    }

    private static Map<String, Double> hangs(JsonNode table) {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> row : rows(HANG_RATES, table)) {
            double rate = row.getValue().isNumber() ? row.getValue().asDouble() : Double.NaN;
            if (!(rate >= 0 && rate <= 1)) {
                throw new BadKnob(HANG_RATES + " are rates from 0 to 1");
            }
            rates.put(row.getKey(), rate);
        }
        return rates;
    }

    private static Iterable<Map.Entry<String, JsonNode>> rows(String name, JsonNode table) {
        if (!table.isObject() || table.size() > MOST_ROWS) {
            throw new BadKnob(name + " is a JSON object with at most " + MOST_ROWS + " entries");
        }
        return table.properties();
    }

    private static int code(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notACode) {
            throw new BadKnob(name + " names error codes by number, not '" + text + "'");
        }
    }
}
