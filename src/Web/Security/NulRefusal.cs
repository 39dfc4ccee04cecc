namespace Web.Security;

/// <summary>
/// Refuses a NUL character in what was sent: no person types one, and databases differ in what they do with it (PostgreSQL fails,
/// others cut the text there). Runs after the form token was checked, so the form has been read already.
/// </summary>
internal sealed class NulRefusal(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!HoldsNul(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static bool HoldsNul(HttpRequest request) =>
        (request.Path.Value ?? "").Contains('\0', StringComparison.Ordinal)
        || (request.QueryString.Value ?? "").Contains("%00", StringComparison.Ordinal)
        || (request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is { } form
            && form.Any(field => field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true)));
}
