package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.audience.Audiences;
import io.wasl.audience.Candidate;
import io.wasl.kernel.TenantId;
import io.wasl.meta.TemplateText;
import io.wasl.meta.TemplateVariable;
import io.wasl.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows a draft's message as the first people of its audience will read it.
@Component
public class Preview {

    /// How many people one can page through before the audience is checked.
    static final int PEOPLE = 20;

    private final Audiences audiences;

    Preview(Audiences audiences) {
        this.audiences = audiences;
    }

    /// @param missing the blanks that nothing fills for this person; their placeholders stay in the text
    public record Page(TemplateText text, String person, int place, int places, List<String> missing) {}

    /// @param place of the person, from 1
    /// @return null without a template
    public @Nullable Page page(TenantId tenant, Draft draft, Circumstances now, int place) {
        Template template = now.template();
        if (template == null) {
            return null;
        }
        List<Candidate> people = people(tenant, draft, now.country());
        if (people.isEmpty()) {
            return new Page(template.text(), "", 0, 0, List.of());
        }
        int here = Math.clamp(place, 1, people.size());
        Candidate person = people.get(here - 1);
        Filling filling = new Filling(now.blanks(), draft.variables(), draft.audience() instanceof Audience.Recipients);
        List<String> values = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<@Nullable String> known = filling.values(person);
        for (int i = 0; i < known.size(); i++) {
            String value = known.get(i);
            Blank blank = now.blanks().get(i);
            if (value == null) {
                missing.add(blank.name());
            }
            values.add(value == null ? placeholder(blank.variable()) : value);
        }
        return new Page(template.definition().text(values), name(person), here, people.size(), missing);
    }

    /// What is known about the first people, by name; sorted.
    public Set<String> attributes(TenantId tenant, Draft draft, Circumstances now) {
        Set<String> attributes = new TreeSet<>();
        people(tenant, draft, now.country())
                .forEach(person -> attributes.addAll(person.attributes().keySet()));
        return attributes;
    }

    /// The message of a person whom a check has frozen.
    public static TemplateText text(Template template, Recipient person) {
        List<String> variables = person.variables();
        return variables == null || variables.size() != template.variables().size()
                ? template.text()
                : template.definition().text(variables);
    }

    private static String placeholder(TemplateVariable variable) {
        return "{{" + variable.key() + "}}";
    }

    private static String name(Candidate person) {
        if (person.name() != null) {
            return person.name();
        }
        return person.phone() == null ? person.rawPhone() : person.phone().value();
    }

    private List<Candidate> people(TenantId tenant, Draft draft, @Nullable String country) {
        List<Candidate> people = new ArrayList<>();
        Audience audience = draft.audience();
        if (audience == null) {
            return people;
        }
        try {
            audiences.walk(tenant, audience, country, slice -> {
                draft.mine(slice).stream()
                        .filter(candidate -> candidate.phone() != null && !candidate.optedOut())
                        .limit(PEOPLE - people.size())
                        .forEach(people::add);
                if (people.size() == PEOPLE) {
                    throw new Enough();
                }
            });
        } catch (Enough seen) {
            return people;
        }
        return people;
    }

    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super("Enough people were seen", null, false, false);
        }
    }
}
