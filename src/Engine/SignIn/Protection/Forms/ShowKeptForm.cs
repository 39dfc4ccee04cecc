using System.Text.Json;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Engine.SignIn.Protection.Forms;

/// <summary>
/// Fills the page of a kept form when its owner is back, after authorisation has let them in. The form is shown, not sent: that takes
/// another press of its button, with a fresh form token.
/// </summary>
public sealed class ShowKeptForm(RequestDelegate next)
{
    private const string Notice = "U bent terug. Wat u had ingevuld, staat er nog en is nog niet verstuurd. Controleer het en verstuur het opnieuw.";

    public async Task InvokeAsync(HttpContext context, CurrentActor actor)
    {
        if (actor.OrNone is { } who && HttpMethods.IsGet(context.Request.Method)
            && Guid.TryParseExact(context.Request.Query[KeepForm.Marker], "N", out var id)
            && await TakeAsync(context.RequestServices, who, id, context.RequestAborted) is { } content && content.Path == context.Request.Path)
        {
            context.RequestServices.GetRequiredService<TypedForm>().Show(content.Name, content.Fields.Select(f => KeyValuePair.Create(f.Key, new StringValues(f.Value))), content.HadFiles, Notice);
        }

        await next(context);
    }

    private static async Task<FormContent?> TakeAsync(IServiceProvider services, Actor who, Guid id, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var own = db.Set<KeptForm>().Where(f => f.Id == id && f.AccountId == who.AccountId && f.OrganisationId == who.OrganisationId && f.ExpiresAt > now);
        var cipher = await own.Select(f => f.Content).FirstOrDefaultAsync(cancellation);
        // of two requests at once one removes the row, and only that one shows it
        return cipher is not null && await own.ExecuteDeleteAsync(cancellation) == 1
            ? JsonSerializer.Deserialize<FormContent>(services.GetRequiredService<FieldProtector>().Reveal(KeptForm.Purpose, cipher))
            : null;
    }
}
