using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.EHerkenning.Simulator;

/// <summary>A choice in the simulator.</summary>
public sealed record SimulatorChoice(string Value, string Label);

/// <summary>What the simulator has to choose from: the accounts and customers of the portal itself.</summary>
public sealed record SimulatorChoices(
    IReadOnlyList<SimulatorChoice> Persons, IReadOnlyList<SimulatorChoice> Organisations, IReadOnlyList<SimulatorChoice> Branches);

/// <summary>Answers a request as a broker would, with what somebody chose.</summary>
public sealed class Simulate(PortalDbContext db, BrokerRequests requests, TakeBrokerAnswer take, RefuseBrokerAnswer refuse, CurrentTenant tenant)
{
    private const int Listed = 200;

    /// <returns>The request that is being answered; null when it is another browser's, too old or answered.</returns>
    public Task<BrokerRequest?> FindAsync(Guid id, CancellationToken cancellation) => requests.FindAsync(id, cancellation);

    public async Task<SimulatorChoices> ChoicesAsync(CancellationToken cancellation)
    {
        var persons = await (
            from a in db.Set<Account>().AsNoTracking()
            where a.Scheme == SignInSchemes.EHerkenning
            orderby a.Name
            select new { a.Mail, a.Name, Places = db.Set<Membership>().Where(m => m.AccountId == a.Id)
                .Join(db.Set<Organisation>(), m => m.OrganisationId, o => o.Id, (m, o) => o.Name).OrderBy(n => n).ToList() })
            .Take(Listed).ToListAsync(cancellation);
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(o => o.Kvk != null)
            .OrderBy(o => o.Name).Take(Listed).ToListAsync(cancellation);
        var branches = await (
            from c in db.Set<Contract>().AsNoTracking()
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            where c.Branch != null
            select new { c.Branch, o.Name }).Distinct().OrderBy(b => b.Name).Take(Listed).ToListAsync(cancellation);
        return new(
            [.. persons.Select(p => new SimulatorChoice(p.Mail, p.Places.Count == 0 ? p.Name : $"{p.Name} ({string.Join(", ", p.Places)})"))],
            [.. organisations.Select(o => new SimulatorChoice(o.Kvk ?? "", $"{o.Name} (KvK {o.Kvk})"))],
            [.. branches.Select(b => new SimulatorChoice(b.Branch ?? "", $"{b.Branch} van {b.Name}"))]);
    }

    /// <param name="answer">Null when the visitor stopped. Without a number of its own it acts for the person's own organisation.</param>
    public async Task<BrokerOutcome> HandleAsync(Guid id, SimulatedAnswer? answer, CancellationToken cancellation)
    {
        answer = answer is { Kvk: "" } ? answer with { Kvk = await OwnAsync(answer.Person, cancellation) ?? "" } : answer;
        var rules = tenant.Value.Config.SignIn.EHerkenning;
        var statement = answer?.Statement([.. rules?.ServiceIds ?? [], .. rules?.ServiceUuids ?? []]);
        var outcome = await requests.TakeAsync(id, cancellation) is not { Request: var request }
            ? await refuse.HandleAsync(BrokerRefusal.Rejected, "simulator.request", null, cancellation)
            : statement is null
                ? await refuse.HandleAsync(BrokerRefusal.Cancelled, "simulator.cancelled", request, cancellation)
                : new BrokerAnswer.Accepted(request, statement, null);
        return await take.HandleAsync(outcome, cancellation);
    }

    private Task<string?> OwnAsync(string mail, CancellationToken cancellation) => (
        from a in db.Set<Account>().AsNoTracking()
        join m in db.Set<Membership>() on a.Id equals m.AccountId
        join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
        where a.Mail == mail && o.Kvk != null
        orderby m.Id
        select o.Kvk).FirstOrDefaultAsync(cancellation);
}
