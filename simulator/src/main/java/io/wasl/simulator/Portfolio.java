package io.wasl.simulator;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that a business owns at Meta: an app, accounts, numbers, templates, tokens.
final class Portfolio {

    final App app;
    final Tokens tokens;
    final Templates templates;
    private final Map<String, Waba> wabas = new LinkedHashMap<>();
    private final Map<String, PhoneNumber> numbers = new LinkedHashMap<>();

    Portfolio(App app, InstantSource clock) {
        this.app = app;
        tokens = new Tokens(app);
        templates = new Templates(clock);
    }

    void add(Waba waba) {
        wabas.put(waba.id, waba);
    }

    void add(PhoneNumber number) {
        numbers.put(number.id, number);
    }

    @Nullable Waba waba(String id) {
        return wabas.get(id);
    }

    @Nullable PhoneNumber number(String id) {
        return numbers.get(id);
    }

    Collection<Waba> wabas() {
        return wabas.values();
    }

    Collection<PhoneNumber> numbers() {
        return numbers.values();
    }

    /// The account of a call's path, if its token opens it.
    Waba wabaOf(Call call, String id) {
        Token token = tokens.presented(call);
        Waba waba = wabas.get(id);
        if (waba == null || !token.opens(id)) {
            throw GraphError.noSuchObject(call.method(), id).refused();
        }
        return waba;
    }

    PhoneNumber numberOf(Call call, String id) {
        Token token = tokens.presented(call);
        PhoneNumber number = numbers.get(id);
        if (number == null || !token.opens(number.waba.id)) {
            throw GraphError.noSuchObject(call.method(), id).refused();
        }
        if (number.status().equals("DELETED")) {
            throw GraphError.of(KnownError.NUMBER_GONE).refused();
        }
        return number;
    }
}
