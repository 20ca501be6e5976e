package io.wasl.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// What was refused below `/api/v1` where no handler answers, by a filter, the firewall or the server, is a problem
/// like any other and not a page.
final class UnansweredRequests extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (request.getDispatcherType() == DispatcherType.ERROR && asked.startsWith("/api/v1")) {
            var status = HttpStatus.resolve(response.getStatus());
            Answer.write(problem(status == null ? HttpStatus.BAD_REQUEST : status), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static ApiProblem problem(HttpStatus status) {
        return ApiProblem.of(
                status,
                Answer.code(status),
                status.is4xxClientError() ? "The request cannot be read" : "Something went wrong here; try again");
    }
}
