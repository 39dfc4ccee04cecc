using System.Text.Json;
using Engine.SignIn;
using Engine.Tenancy;

namespace Engine.Access.Demo;

/// <summary>Invented customers of one tenant, from <c>demo.json</c> in the tenant's folder. Development only.</summary>
public sealed record DemoFile
{
    public IReadOnlyList<DemoOrganisation> Organisations { get; init; } = [];

    public IReadOnlyList<DemoAccount> Accounts { get; init; } = [];

    /// <summary>People who were given access and have not accepted yet.</summary>
    public IReadOnlyList<DemoInvitation> Invitations { get; init; } = [];

    /// <summary>Requests for an account that wait for the desk.</summary>
    public IReadOnlyList<DemoRequest> Requests { get; init; } = [];

    /// <summary>Questions that wait for the desk.</summary>
    public IReadOnlyList<DemoQuestion> Questions { get; init; } = [];

    /// <summary>Requests that ended.</summary>
    public IReadOnlyList<DemoPastRequest> PastRequests { get; init; } = [];

    /// <summary>News on the start page, shown since three days before the first start.</summary>
    public IReadOnlyList<DemoNews> News { get; init; } = [];

    /// <summary>Messages that came in before the first start.</summary>
    public IReadOnlyList<DemoMessage> Messages { get; init; } = [];

    /// <summary>Keys of the API that have expired.</summary>
    public IReadOnlyList<DemoKey> Keys { get; init; } = [];

    /// <summary>Endpoints of customers, paused because nobody is there.</summary>
    public IReadOnlyList<DemoWebhookLine> Webhooks { get; init; } = [];

    /// <summary>Persons to make up over all contracts, for modules that keep persons.</summary>
    public int Persons { get; init; }

    /// <param name="folder">The folder with the tenant files.</param>
    /// <returns>Null when the tenant has no demo.</returns>
    public static DemoFile? Read(string folder, string tenant)
    {
        var path = Path.Combine(folder, tenant, "demo.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(path), TenantBuilder.Json) : null;
    }
}

/// <param name="Organisation">Number of the organisation.</param>
public sealed record DemoWebhookLine(string Organisation, string Url, string Description);

/// <param name="Audience">Null for everybody.</param>
public sealed record DemoNews(string Title, string Text, string? Audience = null);

public sealed record DemoOrganisation
{
    public required string Number { get; init; }

    public required string Name { get; init; }

    public string? Audience { get; init; }

    /// <summary>True for the insurer's own desk.</summary>
    public bool Staff { get; init; }

    public string? Kvk { get; init; }

    public string? Rsin { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public string? Mail { get; init; }

    public IReadOnlyList<DemoContract> Contracts { get; init; } = [];
}

public sealed record DemoContract
{
    public required string Number { get; init; }

    public required string Name { get; init; }

    public required DateOnly Start { get; init; }

    public DateOnly? End { get; init; }

    /// <summary>Branch (vestigingsnummer) that the contract is for.</summary>
    public string? Branch { get; init; }

    public IReadOnlyList<string> Facts { get; init; } = [];
}

public sealed record DemoAccount
{
    public required string Mail { get; init; }

    public required string Name { get; init; }

    /// <summary>Scheme that opens the account.</summary>
    public string Scheme { get; init; } = SignInSchemes.Password;

    /// <summary>True enrols an authenticator whose secret stands in the list of demo sign-ins.</summary>
    public bool SecondStep { get; init; }

    /// <summary>Mobile number that the desk linked; its text messages stay on this machine.</summary>
    public string? Mobile { get; init; }

    public required IReadOnlyList<DemoGrant> Roles { get; init; }
}

/// <param name="Organisation">Number of the organisation.</param>
/// <param name="Role">Role id of the tenant file.</param>
/// <param name="Contract">Number of the one contract; null for all of the organisation's.</param>
public sealed record DemoGrant(string Organisation, string Role, string? Contract = null);
