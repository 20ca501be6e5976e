package io.wasl.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// What people fill in counts, or they are told beside the field why it cannot.
class FormTests {

    @Test
    void aDateBesideAnotherChoiceIsAContradiction() {
        assertThat(start("now", "2026-12-24T10:00", "Europe/Paris", "").problems())
                .isEqualTo(Map.of("at", "campaign.start.problem.both"));
        assertThat(start("now", "", "Nowhere", "").problems()).isEmpty();
        assertThat(start("later", "", "Europe/Paris", "").problems()).containsOnlyKeys("at");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        assertThat(start("later", "tomorrow", "Nowhere", "later").problems()).containsOnlyKeys("at", "zone", "end");
        assertThat(start("now", "", "Nowhere", "2026-12-24T10:00").problems()).containsOnlyKeys("zone");
    }

    @Test
    void anHourThatTheClocksSkipIsNoTimeToStart() {
        assertThat(start("later", "2027-03-28T02:30", "Europe/Paris", "").problems())
                .isEqualTo(Map.of("at", "campaign.start.problem.skipped"));
        assertThat(start("later", "2027-03-28T02:30", "Indian/Antananarivo", "2027-03-28T02:30")
                        .problems())
                .isEmpty();
    }

    @Test
    void ofAnHourThatComesTwiceTheFirstIsMeant() {
        var form = start("later", "2026-10-25T02:30", "Europe/Paris", "");

        assertThat(form.problems()).isEmpty();
        assertThat(Objects.requireNonNull(form.schedule()).at()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, Europe/Paris",
        "europe/paris, Europe/Paris",
        " antananarivo , Indian/Antananarivo",
        "New York, America/New_York",
        "utc, UTC"
    })
    void aZoneIsFoundAsPeopleWriteIt(String typed, String zone) {
        assertThat(Zones.find(typed).getId()).isEqualTo(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nowhere", "/", "Louisville"})
    void whatNamesNoZoneOrSeveralIsNone(String typed) {
        assertThatThrownBy(() -> Zones.find(typed)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void theReadersOwnZoneComesFirstAndAllAreThere() {
        var zones = Zones.all(ZoneId.of("Indian/Antananarivo"), Instant.parse("2026-11-30T08:00:00Z"));

        assertThat(zones.getFirst()).isEqualTo(new Zones.Zone("Indian/Antananarivo", "UTC+03:00"));
        assertThat(zones).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "tags, list, +261340000001",
        "tags, imported, 0197a4f0-0000-7000-8000-000000000001",
        "everyone, tags, vip",
        "list, tags, vip",
        "import, exclude, vip"
    })
    void whatBelongsToAnotherAudienceIsAContradiction(String kind, String field, String value) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("kind", kind);
        fields.add(field, value);

        assertThat(AudienceForm.of(fields).contradictions()).containsExactly(field);
    }

    @Test
    void whatBelongsToTheAudienceIsNone() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("kind", "tags");
        fields.add("tags", "vip");
        fields.add("exclude", "quiet");
        fields.add("list", " \n");
        fields.add("imported", "");

        assertThat(AudienceForm.of(fields).contradictions()).isEmpty();
    }

    private static PersonaliseForm start(String start, String at, String zone, String end) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("start", start);
        fields.add("at", at);
        fields.add("zone", zone);
        fields.add("end", end);
        return PersonaliseForm.of(fields);
    }
}
