package io.wasl.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/// What somebody sees whose file was refused for its size.
@Controller
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class TooLargePage {

    @GetMapping(UploadLimit.PAGE)
    @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
    String show() {
        return "error/413";
    }
}
