package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.audience.Audience;
import io.wasl.campaign.Draft;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignBodyTests {

    @Test
    void aCampaignMayBeForEveryone() {
        assertThat(audience("{'everyone':true}")).isEqualTo(new Audience.Everyone(Set.of()));
        assertThat(audience("{'everyone':true,'exclude_tags':['staff']}"))
                .isEqualTo(new Audience.Everyone(Set.of("staff")));
        assertThat(audience("{'tags':['vip'],'everyone':false}")).isEqualTo(new Audience.Tags(Set.of("vip"), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'everyone':false}",
                "{'everyone':true,'tags':['vip']}",
                "{'everyone':true,'import':'x'}",
                "{'exclude_tags':['staff']}",
                "{'import':'x','exclude_tags':['staff']}",
            })
    void anAudienceIsOfExactlyOneKind(String audience) {
        assertThatThrownBy(() -> audience(audience))
                .isInstanceOf(ApiProblem.class)
                .extracting(
                        refused -> ((ApiProblem) refused).errors().getFirst().field())
                .isEqualTo("audience");
    }

    @Test
    void unclearMessagesAreSentOnceMoreOnlyOnRequest() {
        assertThat(changed("{}").terms().resendOnce()).isFalse();
        assertThat(changed("{\"resend_once\":true}").terms().resendOnce()).isTrue();
    }

    @Test
    void theEndIsAMomentThatCanBeRemovedAgain() {
        var ending = changed("{\"ends_at\":\"2026-11-23T20:00:00+03:00\"}");

        assertThat(ending.terms().endsAt()).isEqualTo("2026-11-23T17:00:00Z");
        assertThat(body("{}").change(ending).terms().endsAt()).isEqualTo("2026-11-23T17:00:00Z");
        assertThat(body("{\"ends_at\":null}").change(ending).terms().endsAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tomorrow\"", "\"2026-11-23T17:00:00\"", "1763917200", "{}", "\"\""})
    void anEndThatIsNoMomentIsRefused(String end) {
        assertThatThrownBy(() -> changed("{\"ends_at\":" + end + "}"))
                .isInstanceOf(ApiProblem.class)
                .extracting(
                        refused -> ((ApiProblem) refused).errors().getFirst().field())
                .isEqualTo("ends_at");
    }

    private static Draft changed(String json) {
        return body(json).change(Draft.named("Sale"));
    }

    private static CampaignBody body(String json) {
        return ApiConfiguration.JSON.readValue(json, CampaignBody.class);
    }

    private static Audience audience(String json) {
        return changed("{\"audience\":" + json.replace('\'', '"') + "}").audience();
    }
}
