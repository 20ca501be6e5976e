package io.wasl.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EncryptionKeysTests {

    private static final Secret TOKEN = new Secret("EAAG-token");

    private final String oldKey = EncryptionKeys.generate();
    private final String newKey = EncryptionKeys.generate();

    @Test
    void opensWhatItEncrypted() {
        var keys = EncryptionKeys.parse(oldKey);

        assertThat(keys.decrypt(keys.encrypt(TOKEN, "soa/access_token"), "soa/access_token"))
                .isEqualTo(TOKEN);
    }

    @Test
    void aNewKeyInFrontStillOpensWhatTheOldOneEncrypted() {
        byte[] encrypted = EncryptionKeys.parse(oldKey).encrypt(TOKEN, "here");

        assertThat(EncryptionKeys.parse(newKey + "," + oldKey).decrypt(encrypted, "here"))
                .isEqualTo(TOKEN);
    }

    @Test
    void whatIsCopiedElsewhereDoesNotOpen() {
        var keys = EncryptionKeys.parse(oldKey);
        byte[] encrypted = keys.encrypt(TOKEN, "soa/access_token");

        assertThatThrownBy(() -> keys.decrypt(encrypted, "vola/access_token"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLostKeyIsSaidWithoutTheSecret() {
        byte[] encrypted = EncryptionKeys.parse(oldKey).encrypt(TOKEN, "here");

        assertThatThrownBy(() -> EncryptionKeys.parse(newKey).decrypt(encrypted, "here"))
                .hasMessageContaining("INTEGRATION_ENCRYPTION_KEY")
                .hasMessageNotContaining(TOKEN.reveal());
    }

    @Test
    void refusesWhatIsNoKeyWithoutQuotingIt() {
        assertThatThrownBy(() -> EncryptionKeys.parse("c2hvcnQ=")).hasMessageContaining("5 bytes");
        assertThatThrownBy(() -> EncryptionKeys.parse("not base64!")).hasMessageNotContaining("not base64!");
        assertThatThrownBy(() -> EncryptionKeys.parse(" , ")).hasMessageContaining("no key");
    }
}
