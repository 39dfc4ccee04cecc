using System.Text.Json;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.Protection.Forms;

/// <summary>Keeps a form that could not be taken, and says where its page is found again with what was typed.</summary>
public sealed class KeepForm(
    PortalDbContext db, FieldProtector protector, IAntiforgery antiforgery, Limits limits, CurrentTenant tenant, TimeProvider time)
{
    /// <summary>Parameter of an address that names a kept form.</summary>
    public const string Marker = "bewaard";

    /// <summary>Characters of all fields together; a longer text is better kept by who typed it.</summary>
    private const int MaximumLength = 64 * 1024;

    private const int MostFields = 500;

    /// <summary>The address of this request's page to come back to, as a local address.</summary>
    /// <param name="ticket">Whose session it is, or was; null when nobody is known, and then nothing is kept.</param>
    /// <returns>Null when the request has no page of its own to come back to.</returns>
    public static async Task<string?> ReturnAddressAsync(HttpContext context, SessionTicket? ticket)
    {
        var request = context.Request;
        var query = QueryString.Create(request.Query.Where(q => q.Key != Marker));
        if (HttpMethods.IsGet(request.Method))
        {
            return request.PathBase + request.Path + query;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return null;
        }

        var id = ticket is null ? null : await context.RequestServices.GetRequiredService<KeepForm>().KeepAsync(context, ticket);
        return request.PathBase + request.Path + (id is null ? query : query.Add(Marker, id));
    }

    private async Task<string?> KeepAsync(HttpContext context, SessionTicket ticket)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NotKeptAttribute>() is not null || !context.Request.HasFormContentType
            || !await IsOwnAsync(context, ticket.AccountId))
        {
            return null;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form.Where(f => !TypedForm.IsOfTheFramework(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray());
        if (form.Count > MostFields || fields.Sum(f => f.Key.Length + f.Value.Sum(v => v?.Length ?? 0)) > MaximumLength
            || await limits.TakeAsync(Budget.KeptForm, $"{tenant.Value.Id}:{ticket.AccountId}", context.RequestAborted) is not null)
        {
            return null;
        }

        var content = new FormContent(context.Request.Path, form[TypedForm.Handler].ToString(), fields, form.Files.Count > 0);
        var row = new KeptForm
        {
            AccountId = ticket.AccountId,
            OrganisationId = ticket.OrganisationId,
            Content = protector.Protect(KeptForm.Purpose, JsonSerializer.Serialize(content)),
            ExpiresAt = time.GetUtcNow() + KeptForm.Lifetime,
        };
        db.Add(row);
        await db.SaveChangesAsync(context.RequestAborted);
        return row.Id.ToString("N");
    }

    /// <summary>
    /// Whether the form came from this account's own page. Its token was made for somebody who is signed in, and a session that ended no
    /// longer says so; without the check another site could lay words in a user's mouth.
    /// </summary>
    private async Task<bool> IsOwnAsync(HttpContext context, Guid account)
    {
        var user = context.User;
        try
        {
            context.User = new(SessionHandler.IdentityOf(account));
            return await antiforgery.IsRequestValidAsync(context);
        }
        finally
        {
            context.User = user;
        }
    }
}
