package io.wasl.simulator;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/simulator/occasions`: one ready-made event of every field and type that Meta has, to be sent at will.
final class Occasions {

    private static final String FILE = "occasions.json";
    private static final Pattern GAP = Pattern.compile("\"\\$([a-z_]+9?)(#?)\"");
    private static final long A_DAY_SECONDS = 86_400;
    private static final String SOMEBODY = "261345500001";

    private final Map<String, JsonNode> occasions = new LinkedHashMap<>();
    private final Portfolio portfolio;
    private final Webhooks webhooks;
    private final Courier courier;
    private final Ids ids;
    private final InstantSource clock;

    Occasions(Portfolio portfolio, Webhooks webhooks, Courier courier, Ids ids, InstantSource clock) {
        this.portfolio = portfolio;
        this.webhooks = webhooks;
        this.courier = courier;
        this.ids = ids;
        this.clock = clock;
        try {
            for (JsonNode occasion : Json.read(Fixture.ownBytes(FILE))) {
                occasions.put(Json.text(occasion, "name", ""), occasion);
            }
        } catch (IOException e) {
            throw new StartFailure(String.valueOf(e.getMessage()));
        }
    }

    void addTo(Graph graph) {
        graph.root("GET", "simulator/occasions", this::list).root("POST", "simulator/occasions", this::send);
    }

    private void list(Call call) {
        ArrayNode list = Json.array();
        occasions.forEach((name, occasion) -> list.addObject()
                .put("name", name)
                .put("label", Json.text(occasion, "label", name))
                .put("group", Json.text(occasion, "group", ""))
                .put("field", Json.text(occasion, "field", "")));
        call.answer(list);
    }

    /// `{name, phone_number_id?, from?, callback?}`; with a callback it goes there, whoever is subscribed.
    private void send(Call call) {
        JsonNode wish = call.body();
        JsonNode occasion = occasions.get(Json.text(wish, "name", ""));
        if (occasion == null) {
            throw GraphError.parameter("Param name must be one of GET /simulator/occasions.")
                    .refused();
        }
        Update update = update(occasion, number(Json.text(wish, "phone_number_id")), person(wish));
        String address = Json.text(wish, "callback");
        Callback callback = address == null ? null : Callback.parse(address);
        if (callback != null) {
            courier.post(new Delivery(callback, Payload.of(update), null));
        } else {
            webhooks.send(update);
        }
        call.answer(Json.object().put("sent", true));
    }

    private Update update(JsonNode occasion, PhoneNumber number, Person person) {
        String field = Json.text(occasion, "field", "");
        String value = filled(occasion.path("value"), number, person);
        String list = Json.text(occasion, "list");
        if (list == null) {
            return new Update.OfAccount(number.waba, field, value, clock.millis() / 1_000);
        }
        return new Update.OfNumber(
                number, field, list, contact(person, occasion.path("hidden").asBoolean(false)), value);
    }

    private String filled(JsonNode value, PhoneNumber number, Person person) {
        Template template =
                portfolio.templates.of(number.waba).stream().findFirst().orElse(null);
        return GAP.matcher(Json.write(value)).replaceAll(gap -> {
            String text = gap(gap.group(1), number, person, template);
            boolean bare = !gap.group(2).isEmpty() && text.matches("[0-9]{1,18}");
            return Matcher.quoteReplacement(bare ? text : '"' + text + '"');
        });
    }

    private String gap(String name, PhoneNumber number, Person person, @Nullable Template template) {
        long now = clock.millis() / 1_000;
        return switch (name) {
            case "from" -> String.valueOf(person.waId());
            case "from9" -> person.waId() + "9";
            case "user" -> person.userId();
            case "user9" -> person.userId() + "9";
            case "id" -> ids.incomingMessage(person.address());
            case "now" -> Long.toString(now);
            case "later" -> Long.toString(now + A_DAY_SECONDS);
            case "digits" -> number.digits;
            case "phone" -> number.id;
            case "waba" -> number.waba.id;
            case "template" -> template == null ? "1" : template.id;
            case "template_name" -> template == null ? "simulated" : template.name;
            case "template_language" -> template == null ? "en" : template.language;
            default -> throw new IllegalStateException("An occasion has the gap " + name);
        };
    }

    private PhoneNumber number(@Nullable String id) {
        PhoneNumber number =
                id == null ? portfolio.numbers().stream().findFirst().orElse(null) : portfolio.number(id);
        if (number == null) {
            throw GraphError.parameter("phone_number_id " + id + " is not known here.")
                    .refused();
        }
        return number;
    }

    private static Person person(JsonNode wish) {
        String digits = Json.text(wish, "from", SOMEBODY).replaceAll("[^0-9]", "");
        return Person.withNumber(digits.isEmpty() ? SOMEBODY : digits);
    }

    private static String contact(Person person, boolean hidden) {
        ObjectNode contact = Json.object();
        contact.putObject("profile").put("name", "Miora");
        if (!hidden) {
            contact.put("wa_id", person.waId());
        }
        return Json.write(contact.put("user_id", person.userId()));
    }
}
