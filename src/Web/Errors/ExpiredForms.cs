using Microsoft.AspNetCore.Antiforgery;

namespace Web.Errors;

/// <summary>Refuses a form whose antiforgery token is no longer good, before its page runs, and says why in words.</summary>
internal sealed class ExpiredForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Features.Set(new ErrorReason(ErrorText.ExpiredForm));
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}

/// <summary>What there is to say about a refusal beyond its status.</summary>
internal sealed record ErrorReason(string Text);
