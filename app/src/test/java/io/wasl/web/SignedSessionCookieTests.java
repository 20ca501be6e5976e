package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.EncryptionKeys;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Who knows the id of a session, from a copy of the database, is not signed in by it.
class SignedSessionCookieTests {

    private static final String OLD = EncryptionKeys.generate();
    private static final String ID = UUID.randomUUID().toString();

    @Test
    void whatWasWrittenIsReadAlsoAfterTheKeysWereRotated() {
        String written = write(serializer(OLD), ID);

        assertThat(read(serializer(OLD), written)).containsExactly(ID);
        assertThat(read(serializer(EncryptionKeys.generate() + "," + OLD), written))
                .containsExactly(ID);
        assertThat(read(serializer(EncryptionKeys.generate()), written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "ID", "ID.", ".ID", "ID.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ID.é"})
    void whatIsNotSignedIsNoSession(String value) {
        String forged =
                Base64.getEncoder().encodeToString(value.replace("ID", ID).getBytes(StandardCharsets.UTF_8));

        assertThat(read(serializer(OLD), forged)).isEmpty();
    }

    @Test
    void theSignatureOfOneSessionOpensNoOther() {
        String mine = new String(Base64.getDecoder().decode(write(serializer(OLD), ID)), StandardCharsets.UTF_8);
        String theirs = mine.replace(ID, UUID.randomUUID().toString());

        assertThat(read(serializer(OLD), Base64.getEncoder().encodeToString(theirs.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static CookieSerializer serializer(String keys) {
        return new SignedSessionCookie(new DefaultCookieSerializer(), EncryptionKeys.parse(keys));
    }

    private static String write(CookieSerializer serializer, String id) {
        var response = new MockHttpServletResponse();
        serializer.writeCookieValue(new CookieSerializer.CookieValue(new MockHttpServletRequest(), response, id));
        return Objects.requireNonNull(response.getCookie("SESSION")).getValue();
    }

    private static java.util.List<String> read(CookieSerializer serializer, String value) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("SESSION", value));
        return serializer.readCookieValues(request);
    }
}
