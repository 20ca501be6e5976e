package io.wasl.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.identity.CurrentUser;
import io.wasl.identity.UserRole;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WaslTest
class NoticesTests {

    private final Notices notices;
    private final Platform platform;
    private TenantId soa = new TenantId(UUID.randomUUID());

    NoticesTests(@Autowired Notices notices, @Autowired ApplicationContext context) {
        this.notices = notices;
        this.platform = new Platform(context);
    }

    @BeforeEach
    void aClient() {
        soa = platform.client("Soa " + UUID.randomUUID());
    }

    @Test
    void aFactIsToldOnceHoweverOftenItIsSeen() {
        CurrentUser hanta = person();
        for (int i = 0; i < 100; i++) {
            notices.tell(soa, notice("shop broke"));
        }
        notices.tell(soa, notice("shop broke again"));

        assertThat(notices.latest(soa, hanta.id())).hasSize(2);
        assertThat(notices.unread(soa, hanta.id())).isEqualTo(2);
    }

    @Test
    void whatOnePersonHasReadAnotherHasNot() {
        CurrentUser hanta = person();
        CurrentUser rivo = person();
        notices.tell(soa, notice("one"));
        notices.tell(soa, notice("two"));

        notices.read(soa, hanta.id(), notices.latest(soa, hanta.id()).getFirst().id());
        assertThat(notices.latest(soa, hanta.id())).extracting(Notice::read).containsExactly(true, false);
        notices.readAll(soa, hanta.id());

        assertThat(notices.unread(soa, hanta.id())).isZero();
        assertThat(notices.unread(soa, rivo.id())).isEqualTo(2);
    }

    @Test
    void anotherClientHearsNothing() {
        TenantId vola = platform.client("Vola " + UUID.randomUUID());
        CurrentUser hanta = person();
        notices.tell(soa, notice("one"));
        UUID ours = notices.latest(soa, hanta.id()).getFirst().id();

        assertThat(notices.latest(vola, hanta.id())).isEmpty();
        notices.read(vola, hanta.id(), ours);
        assertThat(notices.unread(soa, hanta.id())).isEqualTo(1);
    }

    private CurrentUser person() {
        return platform.user(soa, "someone-" + UUID.randomUUID() + "@soa.example", UserRole.VIEWER);
    }

    private static NewNotice notice(String fact) {
        return new NewNotice(NoticeKind.TOKEN_REFUSED, fact, "/accounts", List.of("Shop"));
    }
}
