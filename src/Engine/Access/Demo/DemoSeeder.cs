using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.News;
using Engine.SignIn;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.EHerkenning.Simulator;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Demo;

/// <summary>Makes the invented organisations and accounts of the current tenant. A second run changes nothing but a new demo password.</summary>
public sealed class DemoSeeder(
    PortalDbContext db,
    DemoWaiting waiting,
    CurrentTenant tenant,
    Passwords passwords,
    ExternalLogins logins,
    TenantAddress address,
    FieldProtector protector,
    MobileNumbers numbers,
    TimeProvider time)
{
    /// <param name="before">Sign-ins of the last start.</param>
    /// <returns>The sign-ins of this tenant.</returns>
    public async Task<IReadOnlyList<DemoSignIn>> HandleAsync(
        DemoFile file, string password, IReadOnlyList<DemoSignIn> before, CancellationToken cancellation)
    {
        var organisations = await OrganisationsAsync(file, cancellation);
        var contracts = await ContractsAsync(file, organisations, cancellation);
        var signIns = new List<DemoSignIn>();
        string? hash = null;
        foreach (var demo in file.Accounts.Where(a => tenant.Value.Config.SignIn.Offers(a.Scheme)))
        {
            var account = await AccountAsync(demo, organisations, contracts, cancellation);
            var known = before.FirstOrDefault(s => s.Tenant == tenant.Value.Id && s.Email == demo.Mail);
            var byPassword = demo.Scheme == SignInSchemes.Password;
            if (!byPassword)
            {
                await BindAsync(account, demo.Roles.Select(r => organisations[r.Organisation]).Distinct(), cancellation);
            }
            else if (account.PasswordHash is null || known?.Password != password)
            {
                // one slow hash serves all demo accounts
                hash ??= passwords.Hash(password);
                account.PasswordHash = hash;
            }

            signIns.Add(new(
                tenant.Value.Id,
                address.Of(tenant.Value),
                string.Join(", ", demo.Roles.Select(r => r.Role).Distinct()),
                string.Join(", ", demo.Roles.Select(r => organisations[r.Organisation].Name).Distinct()),
                demo.Mail,
                byPassword ? password : "",
                demo.SecondStep ? Secret(account) : null,
                byPassword ? null : demo.Name,
                byPassword ? Mobile(demo, account) : null));
        }

        await waiting.AddAsync(file, organisations, cancellation);
        if (!await db.Set<NewsItem>().AnyAsync(cancellation))
        {
            var since = DutchTime.Today(time).AddDays(-3);
            db.AddRange(file.News.Select(n => new NewsItem { Title = n.Title, Text = n.Text, Audience = n.Audience, From = since, Version = 1 }));
        }

        await db.SaveChangesAsync(cancellation);
        return signIns;
    }

    // the means that the simulator shows for this person, one for each organisation
    private async Task BindAsync(Account account, IEnumerable<Organisation> places, CancellationToken cancellation)
    {
        foreach (var kvk in places.Select(o => o.Kvk).OfType<string>())
        {
            var statement = new SimulatedAnswer(account.Mail, kvk, Level.Eh3).Statement([]);
            if (await logins.FindAsync(statement, cancellation) is null)
            {
                logins.Bind(account, statement);
            }
        }
    }

    private string Secret(Account account)
    {
        if (account.AuthenticatorKey is { } known)
        {
            return protector.Reveal(SecondStepCheck.KeyPurpose, known);
        }

        var secret = Totp.NewKey();
        account.AuthenticatorKey = protector.Protect(SecondStepCheck.KeyPurpose, secret);
        return secret;
    }

    private string? Mobile(DemoAccount demo, Account account)
    {
        if (account.Mobile is null && MobileNumbers.Normalize(demo.Mobile) is { } number)
        {
            numbers.Put(account, number);
        }

        return demo.Mobile;
    }

    private async Task<Dictionary<string, Organisation>> OrganisationsAsync(DemoFile file, CancellationToken cancellation)
    {
        var known = await db.Set<Organisation>().ToDictionaryAsync(o => o.Number, cancellation);
        foreach (var demo in file.Organisations.Where(o => !known.ContainsKey(o.Number)))
        {
            known[demo.Number] = new()
            {
                Number = demo.Number,
                Name = demo.Name,
                Audience = demo.Audience,
                IsStaff = demo.Staff,
                Kvk = demo.Kvk,
                Rsin = demo.Rsin,
                Address = demo.Address,
                Phone = demo.Phone,
                Mail = demo.Mail,
            };
            db.Add(known[demo.Number]);
        }

        return known;
    }

    private async Task<Dictionary<string, Contract>> ContractsAsync(
        DemoFile file, Dictionary<string, Organisation> organisations, CancellationToken cancellation)
    {
        var known = await db.Set<Contract>().ToDictionaryAsync(c => c.Number, cancellation);
        foreach (var (owner, demo) in file.Organisations.SelectMany(o => o.Contracts.Select(c => (o.Number, c))))
        {
            if (!known.ContainsKey(demo.Number))
            {
                known[demo.Number] = new()
                {
                    OrganisationId = organisations[owner].Id,
                    Number = demo.Number,
                    Name = demo.Name,
                    Start = demo.Start,
                    End = demo.End,
                    Branch = demo.Branch,
                    Facts = [.. demo.Facts],
                };
                db.Add(known[demo.Number]);
            }
        }

        return known;
    }

    private async Task<Account> AccountAsync(
        DemoAccount demo, Dictionary<string, Organisation> organisations, Dictionary<string, Contract> contracts, CancellationToken cancellation)
    {
        var mail = Account.Normalize(demo.Mail);
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedMail == mail, cancellation) is { } known)
        {
            return known;
        }

        var account = new Account { Mail = demo.Mail, NormalizedMail = mail, Name = demo.Name, Scheme = demo.Scheme, State = AccountState.Active };
        db.Add(account);
        var now = time.GetUtcNow();
        foreach (var (place, organisation) in demo.Roles.GroupBy(r => r.Organisation).Index())
        {
            // the first one in the file is the person's own: ids of one moment have no order
            var membership = new Membership { Id = Guid.CreateVersion7(now.AddMilliseconds(place)), AccountId = account.Id, OrganisationId = organisations[organisation.Key].Id };
            db.Add(membership);
            db.AddRange(organisation.Select(grant => new Grant
            {
                MembershipId = membership.Id,
                Role = grant.Role,
                ContractId = grant.Contract is null ? null : contracts[grant.Contract].Id,
            }));
        }

        return account;
    }
}
