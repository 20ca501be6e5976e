package io.wasl.web;

import io.wasl.identity.SignIn;
import io.wasl.identity.Visitor;
import io.wasl.kernel.Secret;
import java.util.List;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Asks the door for people, once, whether the sign-in form was filled in right. (An `AuthenticationProvider` would be
/// asked again after a refusal, for Spring Security finds it a second time by itself.)
@Component
class SignInForm implements AuthenticationManager {

    private final SignIn door;

    SignInForm(SignIn door) {
        this.door = door;
    }

    @Override
    public Authentication authenticate(Authentication form) {
        var password = new Secret(String.valueOf(form.getCredentials()));
        return switch (door.attempt(form.getName(), password, visitor(form))) {
            case SignIn.Welcome welcome ->
                UsernamePasswordAuthenticationToken.authenticated(welcome.user(), null, List.of());
            case SignIn.Refused refused -> throw new BadCredentialsException("Refused");
            case SignIn.TooMany many -> throw new TooManyTries(many.retryAfter());
        };
    }

    private static Visitor visitor(Authentication form) {
        if (form.getDetails() instanceof Visitor visitor) {
            return visitor;
        }
        throw new IllegalStateException("The sign-in form tells who stands at the door");
    }
}
