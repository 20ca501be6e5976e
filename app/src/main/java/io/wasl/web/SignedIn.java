package io.wasl.web;

import io.wasl.identity.CurrentUser;
import io.wasl.identity.Presence;
import io.wasl.identity.User;
import io.wasl.identity.UserId;
import io.wasl.identity.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/// A session remembers who signed in, not what they may do: that is read from the database for each request, so that a
/// disabled user, a lost role and a changed password count at once on every instance.
@Component
class SignedIn implements SecurityContextRepository, Presence {

    private static final String USER = "user";
    private static final String VERSION = "version";
    private static final String SINCE = "since";
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Users users;
    /// Commands have none.
    private final ObjectProvider<SessionRepository<?>> sessions;
    private final Clock clock;

    SignedIn(Users users, ObjectProvider<SessionRepository<?>> sessions, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Once(() -> context(request));
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof User user) {
            remember(user, request.getSession());
        }
    }

    /// Keeps this session after its user changed their own password, which ends all others.
    void remember(User user, HttpSession session) {
        session.setAttribute(USER, user.id().toString());
        session.setAttribute(VERSION, user.credentialsVersion());
        session.setAttribute(SINCE, clock.millis());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                user.id().toString());
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(USER) != null;
    }

    /// The request's own session is a copy of when it began, so the table is asked.
    @Override
    public boolean lasts(HttpServletRequest request, CurrentUser user) {
        var begun = request.getSession(false);
        var session = begun == null ? null : sessions.getObject().findById(begun.getId());
        return session != null
                && user(session::getAttribute)
                        .map(User::asCurrent)
                        .filter(user::equals)
                        .isPresent();
    }

    private SecurityContext context(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        user(request).map(SignedIn::authentication).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<User> user(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || session.getAttribute(USER) == null) {
            return Optional.empty();
        }
        var user = user(session::getAttribute);
        if (user.isEmpty()) {
            session.invalidate();
        }
        return user;
    }

    private Optional<User> user(Function<String, @Nullable Object> kept) {
        return kept.apply(USER) instanceof String id
                        && kept.apply(VERSION) instanceof Integer version
                        && kept.apply(SINCE) instanceof Long since
                ? users.find(UserId.of(id))
                        .filter(found -> !found.disabled() && found.credentialsVersion() == version)
                        .filter(found ->
                                Instant.ofEpochMilli(since).plus(LONGEST).isAfter(clock.instant()))
                : Optional.empty();
    }

    static Authentication authentication(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                user.asCurrent(),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
    }

    private static final class Once implements DeferredSecurityContext {

        private final Supplier<SecurityContext> load;
        private @Nullable SecurityContext context;

        Once(Supplier<SecurityContext> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            var loaded = context == null ? load.get() : context;
            context = loaded;
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
