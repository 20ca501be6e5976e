package io.wasl.audience;

import io.wasl.audience.ImportPlan.Column;
import io.wasl.audience.ImportPlan.Meaning;
import io.wasl.contact.ContactLimits;
import io.wasl.contact.ContactLists;
import io.wasl.contact.Languages;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import io.wasl.kernel.E164;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes contacts of rows, by a plan.
final class RowReading {

    static final String FIRST_NAME = "first_name";

    private static final Pattern BETWEEN_TAGS = Pattern.compile(":::|[,;|\\n،؛]");
    /// How Google Contacts marks its own groups.
    private static final String FOREIGN_TAG = "* ";

    private static final int LONGEST_WORDS = 60;

    private final ImportPlan plan;
    private final List<String> tags;
    private final @Nullable String country;
    private final Column phone;
    private final List<Column> otherPhones;
    private final List<Column> names;

    RowReading(ImportPlan plan, List<String> tags, @Nullable String country) {
        this.plan = plan;
        this.tags = tags;
        this.country = country;
        this.phone = plan.of(Meaning.PHONE).getFirst();
        this.otherPhones = plan.of(Meaning.OTHER_PHONE);
        this.names = Stream.concat(plan.of(Meaning.FIRST_NAME).stream(), plan.of(Meaning.NAME).stream())
                .toList();
    }

    ReadRow read(FileRow row) {
        var problem = row.problem() == null ? problem(row) : row.problem();
        return problem == null ? contact(row) : rejected(row, problem);
    }

    private @Nullable RowProblem problem(FileRow row) {
        for (var cell : row.cells()) {
            if (cell.indexOf('\uFFFD') >= 0) {
                return RowProblem.BAD_ENCODING;
            }
            if (cell.strip().chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
                    || hasHalfCharacter(cell)) {
                return RowProblem.BAD_CHARACTER;
            }
        }
        if (!phone.heading().isEmpty() && new RowCells(row).meant(phone).equals(phone.heading())) {
            return RowProblem.REPEATED_HEADING;
        }
        return isPartedOtherwise(row) ? RowProblem.WRONG_SEPARATOR : null;
    }

    /// Half of a surrogate pair, which no database stores.
    private static boolean hasHalfCharacter(String cell) {
        return cell.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private boolean isPartedOtherwise(FileRow row) {
        return plan.columns().size() > 1
                && row.cells().size() == 1
                && PhoneNumbers.normalise(row.cells().getFirst(), country) instanceof ParsedPhone.Invalid
                && Separators.KNOWN.stream()
                        .anyMatch(other -> row.cells().getFirst().indexOf(other) > 0);
    }

    /// Who refuses is remembered, whatever is wrong with the row.
    private ReadRow rejected(FileRow row, RowProblem problem) {
        var cells = new RowCells(LegibleCells.of(row, problem, plan));
        boolean isRefusal = said(cells).consent == MarketingConsent.OPTED_OUT;
        return isRefusal && phone(cells) instanceof ParsedPhone.Valid valid
                ? ReadRow.Good.onlyRefusing(row, valid.phone())
                : new ReadRow.Refused(row, problem.code(), placeholders(cells));
    }

    private Set<Fix> placeholders(RowCells cells) {
        plan.columns().stream()
                .filter(column -> column.meaning() != Meaning.IGNORED)
                .forEach(cells::get);
        return cells.fixes().contains(Fix.PLACEHOLDER) ? Set.of(Fix.PLACEHOLDER) : Set.of();
    }

    private ReadRow contact(FileRow row) {
        var cells = new RowCells(row);
        return switch (phone(cells)) {
            case ParsedPhone.Invalid invalid ->
                new ReadRow.Refused(row, invalid.problem().code(), placeholders(cells));
            case ParsedPhone.Valid valid -> contact(row, cells, valid.phone());
        };
    }

    private ReadRow contact(FileRow row, RowCells cells, E164 number) {
        var name = names.stream()
                .map(cells::get)
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
        var said = said(cells);
        var contact = new ContactLists.Row(
                number,
                name.isEmpty() ? null : name,
                language(cells),
                List.copyOf(tags(cells)),
                attributes(cells),
                said.consent);
        var problem = tooMuch(contact);
        return problem == null ? new ReadRow.Good(row, contact, cells.fixes(), said.unread) : rejected(row, problem);
    }

    private Said said(RowCells cells) {
        var said = new Said();
        plan.of(Meaning.CONSENT).forEach(column -> said.consent(cells.get(column)));
        plan.of(Meaning.REFUSAL).forEach(column -> said.refusal(cells.get(column)));
        return said;
    }

    /// The number itself; if there is none, the first of the other columns that has one.
    private ParsedPhone phone(RowCells cells) {
        var own = PhoneCell.of(cells.get(phone), country);
        if (own.phone().equals(new ParsedPhone.Invalid(ParsedPhone.Problem.EMPTY))) {
            for (var column : otherPhones) {
                var other = PhoneCell.of(cells.get(column), country);
                if (other.phone() instanceof ParsedPhone.Valid) {
                    cells.fixes().addAll(other.fixes());
                    cells.fixes().add(Fix.OTHER_COLUMN);
                    return other.phone();
                }
            }
        }
        cells.fixes().addAll(own.fixes());
        return own.phone();
    }

    private static @Nullable RowProblem tooMuch(ContactLists.Row contact) {
        if (contact.name() != null && contact.name().length() > ContactLimits.NAME) {
            return RowProblem.NAME_TOO_LONG;
        }
        if (contact.tags().stream().anyMatch(tag -> tag.length() > ContactLimits.TAG)) {
            return RowProblem.TAG_TOO_LONG;
        }
        if (contact.tags().size() > ContactLimits.TAGS) {
            return RowProblem.TOO_MANY_TAGS;
        }
        boolean isLong = contact.attributes().values().stream()
                .anyMatch(value -> value.length() > ContactLimits.ATTRIBUTE_VALUE);
        return isLong ? RowProblem.VALUE_TOO_LONG : null;
    }

    private Set<String> tags(RowCells cells) {
        var all = new LinkedHashSet<>(tags);
        for (var column : plan.of(Meaning.TAGS)) {
            BETWEEN_TAGS
                    .splitAsStream(cells.get(column))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty() && !tag.startsWith(FOREIGN_TAG))
                    .forEach(all::add);
        }
        return all;
    }

    private Map<String, String> attributes(RowCells cells) {
        var attributes = new LinkedHashMap<String, String>();
        for (var column : plan.columns()) {
            var attribute = column.meaning() == Meaning.FIRST_NAME ? FIRST_NAME : column.attribute();
            var cell = attribute == null ? "" : cells.get(column);
            if (attribute != null && !cell.isEmpty()) {
                attributes.merge(attribute, cell, (first, second) -> first + " " + second);
            }
        }
        return attributes;
    }

    private @Nullable String language(RowCells cells) {
        return plan.of(Meaning.LANGUAGE).stream()
                .map(column -> Languages.read(cells.get(column)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /// What a row says about marketing in all its columns: one refusal is enough.
    private static final class Said {

        private MarketingConsent consent = MarketingConsent.UNKNOWN;
        private @Nullable String unread;

        void consent(String cell) {
            var read = ConsentWords.read(cell);
            read.ifPresent(this::add);
            if (read.isEmpty()) {
                unread = Shown.cut(cell, LONGEST_WORDS);
            }
        }

        /// In a column for refusals a yes means no, and so does a date; a no means nothing.
        void refusal(String cell) {
            if (!cell.isEmpty() && !ConsentWords.read(cell).equals(Optional.of(MarketingConsent.UNKNOWN))) {
                boolean isDenied = Headings.plain(cell).matches("no|non|n|0|false|faux|f|never|jamais|لا|tsia");
                add(isDenied ? MarketingConsent.UNKNOWN : MarketingConsent.OPTED_OUT);
            }
        }

        private void add(MarketingConsent said) {
            boolean isStronger = consent == MarketingConsent.UNKNOWN || said == MarketingConsent.OPTED_OUT;
            consent = isStronger ? said : consent;
        }
    }
}
