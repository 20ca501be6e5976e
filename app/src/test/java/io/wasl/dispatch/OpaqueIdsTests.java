package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.connection.AccountRef;
import io.wasl.kernel.EncryptionKeys;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueIdsTests {

    private static final AccountRef SHOP =
            new AccountRef(new TenantId(UUID.randomUUID()), new AccountId(UUID.randomUUID()), "1");
    private static final Fact.About ABOUT =
            new Fact.About(SHOP.tenant(), SHOP.id(), new MessageId(UUID.randomUUID()), 7);

    private final String old = EncryptionKeys.generate();
    private final OpaqueIds ids = new OpaqueIds(EncryptionKeys.parse(old));

    @Test
    void nameTheMessageAndItsAttempt() {
        String opaque = ids.write(ABOUT, Lane.BULK);

        assertThat(opaque).hasSizeLessThan(60);
        assertThat(ids.read(opaque, SHOP)).contains(ABOUT);
    }

    @Test
    void countOnlyForTheNumberThatTheMessageLeftFrom() {
        var neighbour = new AccountRef(SHOP.tenant(), new AccountId(UUID.randomUUID()), "1");
        var stranger = new AccountRef(new TenantId(UUID.randomUUID()), SHOP.id(), "1");

        assertThat(ids.read(ids.write(ABOUT, Lane.BULK), neighbour)).isEmpty();
        assertThat(ids.read(ids.write(ABOUT, Lane.BULK), stranger)).isEmpty();
    }

    @Test
    void noByteOfThemCanBeChanged() {
        String opaque = ids.write(ABOUT, Lane.BULK);
        for (int i = 0; i < opaque.length(); i++) {
            for (char other : "0aZ_.".toCharArray()) {
                if (opaque.charAt(i) != other) {
                    String forged = opaque.substring(0, i) + other + opaque.substring(i + 1);

                    assertThat(ids.read(forged, SHOP)).as(forged).isEmpty();
                }
            }
        }
    }

    @Test
    void surviveARotationOfTheKey() {
        var rotated = new OpaqueIds(EncryptionKeys.parse(EncryptionKeys.generate() + "," + old));

        assertThat(rotated.read(ids.write(ABOUT, Lane.BULK), SHOP)).contains(ABOUT);
        assertThat(ids.read(rotated.write(ABOUT, Lane.BULK), SHOP)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1...",
                "c42:r77",
                "v2.AAAAAAAAAAAAAAAAAAAAAA.1.AAAAAAAAAAA",
                "v1.AAAAAAAAAAAAAAAAAAAAAA.999999.AAAAAAAAAAA",
                "v1.AAAAAAAAAAAAAAAAAAAAA!.1.AAAAAAAAAAA",
                "v1.AAAAAAAAAAAAAAAAAAAAA٣.١.AAAAAAAAAAA",
                "v1.AAAAAAAAAAAAAAAAAAAAAA.1.AAAAAAAAAAA\n",
            })
    void whatIsNotOursNamesNothing(String opaque) {
        assertThat(ids.read(opaque, SHOP)).isEmpty();
    }
}
