using Microsoft.AspNetCore.Antiforgery;

namespace Web.Errors;

/// <summary>Refuses a form whose antiforgery token is no longer good, before its page runs, and says why in words.</summary>
internal sealed partial class ExpiredForms(RequestDelegate next, ILogger<ExpiredForms> log)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        LogRefused("form_token_refused");
        context.Features.Set(new ErrorReason(ErrorText.ExpiredForm));
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // also what a token of another tenant comes down to: its keys are not ours, so it cannot be told from an old one
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cause}: a form was refused")]
    private partial void LogRefused(string cause);
}

/// <summary>What there is to say about a refusal beyond its status.</summary>
internal sealed record ErrorReason(string Text);
