package io.wasl.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.Secret;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Who gets in while somebody guesses from many places at once.
@WaslTest
class SignInDoorTests {

    private static final Secret RIGHT = new Secret(Platform.PASSWORD);
    private static final String HOME = "198.51.100.1";

    private final Platform platform;
    private final Users users;
    private final SignIn door;
    private final Devices devices;

    private String email = "";
    private User hanta;

    SignInDoorTests(
            @Autowired ApplicationContext context,
            @Autowired Users users,
            @Autowired FamiliarPlaces places,
            @Autowired Devices devices,
            @Autowired Clock clock) {
        this.platform = new Platform(context);
        this.users = users;
        // At one moment, however slow the machine is.
        this.door = new SignIn(users, devices, places, Clock.fixed(clock.instant(), ZoneOffset.UTC), 40);
        this.devices = devices;
    }

    @BeforeEach
    void someone() {
        email = platform.newOwner(platform.client("Boutique Soa"));
        hanta = users.known(email).orElseThrow().user();
    }

    @Test
    void strangersAreSlowedWhileOwnBrowsersAndNetworksStayOpen() {
        assertThat(from(HOME, "")).isInstanceOf(SignIn.Welcome.class);

        guess();

        assertThat(from("203.0.113.200", "")).isInstanceOf(SignIn.TooMany.class);
        assertThat(from(HOME, "")).isInstanceOf(SignIn.Welcome.class);
        assertThat(from("203.0.113.201", devices.mark("", hanta.id()))).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void theMarkOfSomebodyElseOpensNothing() {
        var rado = new UserId(UUID.randomUUID());

        guess();

        assertThat(from("203.0.113.202", devices.mark("", rado))).isInstanceOf(SignIn.TooMany.class);
    }

    @Test
    void guessesAtTheDoorAndOfTheCurrentPasswordAreCountedApart() {
        guess();
        assertThat(door.confirm(hanta, RIGHT)).isInstanceOf(SignIn.Welcome.class);

        var last = IntStream.range(0, 12)
                .mapToObj(i -> door.confirm(hanta, new Secret("guess number " + i)))
                .reduce((before, after) -> after)
                .orElseThrow();

        assertThat(last).isInstanceOf(SignIn.TooMany.class);
        assertThat(from("198.51.100.9", devices.mark("", hanta.id()))).isInstanceOf(SignIn.Welcome.class);
    }

    private void guess() {
        for (int i = 0; i < 12; i++) {
            door.attempt(email, new Secret("guess number " + i), new Visitor("203.0.113." + i, ""));
        }
    }

    private SignIn.Outcome from(String address, String device) {
        return door.attempt(email, RIGHT, new Visitor(address, device));
    }
}
