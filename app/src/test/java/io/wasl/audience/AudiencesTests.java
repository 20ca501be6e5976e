package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.ConsentCount;
import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Who is met when an audience is walked.
class AudiencesTests extends ImportingClient {

    AudiencesTests(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @Test
    void anImportIsAnAudienceInTheOrderOfTheFile() {
        var done = importAll("phone\n0330000002\n0330000001\nbad\n0330000003\n0330000001\n");

        assertThat(walk(acme, new Audience.Import(done.id())))
                .extracting(Candidate::rawPhone)
                .containsExactly("+261330000002", "+261330000001", "+261330000003");
        assertThat(audiences.count(acme, new Audience.Import(done.id()))).isEqualTo(3);
    }

    @Test
    void tagsAreAnAudienceOfEveryContactOnce() {
        importAll(numbers(2_345));
        importAll("phone,tags\n0340000000,vip\n0340000001,vip;blocked\n0340000002,vip\n");
        var vips = new Audience.Tags(Set.of("vip", "list"), Set.of("blocked"));

        var candidates = walk(acme, vips);

        assertThat(candidates).hasSize(2_344).doesNotHaveDuplicates();
        assertThat(candidates).extracting(Candidate::ordinal).isSorted().first().isEqualTo(0);
        assertThat(candidates).isEqualTo(walk(acme, vips));
        assertThat(audiences.count(acme, vips)).isEqualTo(2_344);
        assertThat(walk(acme, new Audience.Tags(Set.of(), Set.of()))).isEmpty();
        assertThat(walk(acme, new Audience.Everyone(Set.of()))).hasSize(2_345).doesNotHaveDuplicates();
        assertThat(walk(acme, new Audience.Everyone(Set.of("blocked")))).isEqualTo(candidates);
        assertThat(audiences.count(acme, new Audience.Everyone(Set.of()))).isEqualTo(2_345);
        assertThat(audiences.count(acme, new Audience.Everyone(Set.of("blocked"))))
                .isEqualTo(2_344);
    }

    @Test
    void aListMeetsWhatIsKnownOfItsPeople() {
        add("+261341234567", "Aina", MarketingConsent.OPTED_OUT);
        var list = new Audience.Recipients(List.of(
                new Audience.Recipient("034 12 345 67", Map.of("1", "Aina")),
                new Audience.Recipient("٠٠٢٦١٣٣١٢٣٤٥٦٧", Map.of()),
                new Audience.Recipient("bad", Map.of())));

        var candidates = new ArrayList<Candidate>();
        audiences.walk(acme, list, "MG", candidates::addAll);

        assertThat(candidates).extracting(Candidate::optedOut).containsExactly(true, false, false);
        assertThat(candidates).extracting(Candidate::name).containsExactly("Aina", null, null);
        assertThat(candidates.get(1).phone()).isEqualTo(new E164("+261331234567"));
        assertThat(candidates.get(2).invalidReason()).isEqualTo("not_a_number");
        assertThat(candidates.getFirst().variables()).containsEntry("1", "Aina");
    }

    @Test
    void whatTheChosenSaidOfMarketingIsCounted() {
        add("+261340000001", "Aina", MarketingConsent.OPTED_IN);
        add("+261340000002", "Bako", MarketingConsent.OPTED_OUT);
        add("+261340000003", "Soa", MarketingConsent.OPTED_IN);
        contacts.block(
                acme,
                contacts.byPhone(acme, List.of(new E164("+261340000003")))
                        .getFirst()
                        .id(),
                true);
        var file = importAll("phone,tags\n0340000001,vip\n0340000002,vip\n0340000004,vip\n0340000005,vip;away\n");
        var removed = contacts.byPhone(acme, List.of(new E164("+261340000005"))).getFirst();
        var list = List.of("034 00 000 01", "+261340000001", "0340000002", "0340000003", "0349999999", "bad");

        assertThat(audiences.consents(acme, new Audience.Everyone(Set.of()), null))
                .isEqualTo(new ConsentCount(1, 2, 2));
        assertThat(audiences.consents(acme, new Audience.Tags(Set.of("VIP"), Set.of("away")), null))
                .isEqualTo(new ConsentCount(1, 1, 1));
        assertThat(audiences.consents(acme, new Audience.Recipients(recipients(list)), "MG"))
                .isEqualTo(new ConsentCount(1, 2, 1));
        contacts.remove(acme, List.of(removed.id()));
        assertThat(audiences.consents(acme, new Audience.Import(file.id()), null))
                .isEqualTo(new ConsentCount(1, 1, 1));
    }

    private static List<Audience.Recipient> recipients(List<String> phones) {
        return phones.stream()
                .map(phone -> new Audience.Recipient(phone, Map.of()))
                .toList();
    }
}
