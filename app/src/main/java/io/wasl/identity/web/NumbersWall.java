package io.wasl.identity.web;

import io.wasl.identity.ApiCaller;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.GivesNumbers;
import io.wasl.identity.NotPermitted;
import io.wasl.identity.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The one place that decides who takes telephone numbers away in bulk. A key was given by somebody who may, and its
/// scopes have been looked at before.
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class NumbersWall implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(GivesNumbers.class)) {
            refuseStrangers();
        }
        return true;
    }

    private static void refuseStrangers() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var principal = authentication == null ? null : authentication.getPrincipal();
        if (principal instanceof CurrentUser user) {
            user.require(Permission.EXPORT_CONTACTS);
        } else if (!(principal instanceof ApiCaller)) {
            throw new NotPermitted("Nobody in particular takes telephone numbers away");
        }
    }
}
