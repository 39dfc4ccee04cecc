using System.Security.Cryptography;
using System.Text;
using Engine.Access.Requests;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.Questions;
using Engine.Tenancy;
using Engine.Workflows.Library.Files;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Access.Demo;

/// <summary>Somebody who asks for an account.</summary>
public sealed record DemoRequest(string Organisation, string Name, string Mail)
{
    /// <summary>Address of the demo account that asks it; null for a visitor.</summary>
    public string? Requester { get; init; }

    public string? CustomerNumber { get; init; }

    public string? Phone { get; init; }

    public string? Remark { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];
}

/// <summary>A question that an account asks about a page.</summary>
/// <param name="Requester">Address of the demo account.</param>
public sealed record DemoQuestion(string Requester, string Page, string Subject, string Text);

/// <summary>What an account asked before and how that went.</summary>
/// <param name="Statuses">In order; the last is how it ended.</param>
public sealed record DemoPastRequest(string Requester, string Title, IReadOnlyList<string> Statuses)
{
    public string? Note { get; init; }

    public bool Cancelled { get; init; }
}

/// <summary>Asks for accounts as visitors and users do, so that the definitions of the demo have work, and makes requests that ended.</summary>
public sealed class DemoRequests(
    PortalDbContext db, RequestAccount ask, AskQuestion questions, Persons persons, CurrentActor actor, CurrentTenant tenant, FieldProtector protector, IServiceScopeFactory scopes, TimeProvider time)
{
    public async Task HandleAsync(DemoFile file, CancellationToken cancellation)
    {
        await PublishAsync(cancellation);
        foreach (var demo in file.Requests)
        {
            actor.OrNone = demo.Requester is null ? null : await PersonAsync(demo.Requester, cancellation);
            await ask.HandleAsync(new(KeyOf(demo.Mail), demo.Organisation, demo.CustomerNumber, null, demo.Name, demo.Mail, demo.Phone, demo.Roles, demo.Remark), cancellation);
        }

        foreach (var demo in file.Questions)
        {
            actor.OrNone = await PersonAsync(demo.Requester, cancellation);
            await questions.HandleAsync(new(KeyOf(demo.Requester + demo.Subject), demo.Page, demo.Subject, demo.Text), cancellation);
        }

        foreach (var demo in file.PastRequests)
        {
            await AddAsync(demo, cancellation);
        }
    }

    // another node may be at it; both do the same work
    private async Task PublishAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<PublishWorkflowFiles>().HandleAsync(Guid.Empty, scope.ServiceProvider.GetRequiredService<PortalDbContext>(), cancellation);
                return;
            }
            catch (Exception fault) when (attempt < 10 && fault is InvalidOperationException or DbUpdateException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(300), cancellation);
            }
        }
    }

    private async Task AddAsync(DemoPastRequest demo, CancellationToken cancellation)
    {
        var key = KeyOf(demo.Requester + demo.Title);
        if (await PersonAsync(demo.Requester, cancellation) is not { } who || await db.Set<PortalRequest>().AnyAsync(r => r.FormKey == key, cancellation))
        {
            return;
        }

        var at = time.GetUtcNow().AddDays(-20);
        var request = new PortalRequest
        {
            Kind = AccountRequestKind.Id, FormKey = key, Title = demo.Title, RequesterId = who.AccountId, OrganisationId = who.OrganisationId, Status = demo.Statuses[0], At = at,
        };
        db.Add(request);
        for (var i = 0; i < demo.Statuses.Count; i++)
        {
            var note = i == demo.Statuses.Count - 1 && demo.Note is { } text ? protector.Protect(RequestStatusLine.NotePurpose, text) : null;
            db.Add(request.Move(demo.Statuses[i], note, at.AddHours(20 * i)));
        }

        request.End(at.AddHours(20 * demo.Statuses.Count), demo.Cancelled);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<Actor?> PersonAsync(string mail, CancellationToken cancellation)
    {
        var normalized = Account.Normalize(mail);
        var id = await db.Set<Account>().Where(a => a.NormalizedMail == normalized).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancellation);
        return id is null ? null : (await persons.AllAsync(id, Level.Password, cancellation)).FirstOrDefault();
    }

    // the same at each start, so that a second run adds nothing
    private Guid KeyOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Value.Id}:{text}")).AsSpan(0, 16));
}
