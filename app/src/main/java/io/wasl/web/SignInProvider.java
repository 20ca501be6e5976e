package io.wasl.web;

import io.wasl.identity.SignIn;
import io.wasl.kernel.Secret;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Asks the door for people whether the sign-in form was filled in right.
@Component
class SignInProvider implements AuthenticationProvider {

    private final SignIn door;

    SignInProvider(SignIn door) {
        this.door = door;
    }

    @Override
    public Authentication authenticate(Authentication form) {
        var address =
                form.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
        var outcome = door.attempt(
                form.getName(), new Secret(String.valueOf(form.getCredentials())), String.valueOf(address));
        return switch (outcome) {
            case SignIn.Welcome welcome ->
                UsernamePasswordAuthenticationToken.authenticated(welcome.user(), null, List.of());
            case SignIn.Refused refused -> throw new BadCredentialsException("Refused");
            case SignIn.TooMany many -> throw new TooManyTries(many.retryAfter());
        };
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
