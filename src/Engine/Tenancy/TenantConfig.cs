using System.Collections.Frozen;
using Engine.Access.Invitations;
using Engine.Access.Mail;
using Engine.Access.Requests;
using Engine.Api;
using Engine.Calendar;
using Engine.Connectors;
using Engine.Features;
using Engine.Inbox;
using Engine.SignIn;
using Engine.SignIn.EHerkenning;
using Engine.Webhooks;

namespace Engine.Tenancy;

/// <summary>One tenant's file in tenant-config, bound. Its shape, allowed values and defaults stand in tenant.schema.json.</summary>
public sealed record TenantConfig
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>First path segment that selects this tenant on hosts without a tenant of their own.</summary>
    public string? PathPrefix { get; init; }

    public required string Theme { get; init; }

    /// <summary>Name under <c>Databases</c> in host configuration of the database that is this tenant's alone; null for the shared one.</summary>
    public string? Database { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = ["nl"];

    public required IReadOnlyList<string> Modules { get; init; }

    public IReadOnlyDictionary<string, AudienceConfig> Audiences { get; init; } = FrozenDictionary<string, AudienceConfig>.Empty;

    public IReadOnlyDictionary<string, FeatureConfig> Features { get; init; } = FrozenDictionary<string, FeatureConfig>.Empty;

    public IReadOnlyDictionary<string, RoleConfig> Roles { get; init; } = FrozenDictionary<string, RoleConfig>.Empty;

    /// <summary>Roles that do the work of the insurer's own staff, by name of the queue.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Queues { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>What data are used for, in words that people read, by the <c>purposeKey</c> of a consent. Without words the title of its text stands there.</summary>
    public IReadOnlyDictionary<string, string> Purposes { get; init; } = FrozenDictionary<string, string>.Empty;

    public required SignInConfig SignIn { get; init; }

    public required NavigationConfig Navigation { get; init; }

    public IReadOnlyDictionary<string, string> Wording { get; init; } = FrozenDictionary<string, string>.Empty;

    public required PublicPageConfig PublicPage { get; init; }

    public required ContactConfig Contact { get; init; }

    public IReadOnlyList<LinkConfig> Legal { get; init; } = [];

    /// <summary>Days that rows of a kind are kept; kinds are named by the schema.</summary>
    public IReadOnlyDictionary<string, int> Retention { get; init; } = FrozenDictionary<string, int>.Empty;

    public IReadOnlyList<ClosingDay> ClosingDays { get; init; } = [];

    /// <summary>Holidays that differ between employers.</summary>
    public CalendarConfig Calendar { get; init; } = new();

    /// <summary>Whether who manages workflows gets a mail in the morning about processes that stopped.</summary>
    public bool IncidentMail { get; init; } = true;

    /// <summary>Messages in the portal.</summary>
    public InboxConfig Inbox { get; init; } = new();

    /// <summary>Systems outside that workflows may reach.</summary>
    public OutsideConfig Outside { get; init; } = new();

    /// <summary>How programs of customers are let in.</summary>
    public ApiConfig Api { get; init; } = new();

    /// <summary>Where messages to programs of customers may go.</summary>
    public WebhooksConfig Webhooks { get; init; } = new();

    /// <summary>Ids of the roles that give a right.</summary>
    /// <param name="staff">Only those of the insurer's own staff, or only those of customers; null for both.</param>
    public IReadOnlyList<string> RolesWith(string permission, bool? staff = null) =>
        [.. Roles.Where(r => (staff is null || r.Value.Staff == staff) && r.Value.Permissions.Contains(permission)).Select(r => r.Key)];
}

/// <summary>A group of customers inside a tenant with a feature set of its own.</summary>
public sealed record AudienceConfig
{
    public required string Name { get; init; }

    /// <summary>Words that replace the tenant's for this audience.</summary>
    public IReadOnlyDictionary<string, string> Wording { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Order and wording of the menu for this audience; null for the tenant's.</summary>
    public NavigationConfig? Navigation { get; init; }

    /// <summary>Messages for this audience; null for the tenant's.</summary>
    public InboxConfig? Inbox { get; init; }
}

public enum SwitchState
{
    Off,
    Greyed,
    On,
}

/// <summary>How a tenant sets one feature. A feature that a tenant does not name is off.</summary>
public sealed record FeatureConfig
{
    public SwitchState State { get; init; } = SwitchState.On;

    /// <summary>State per audience id, over <see cref="State"/>.</summary>
    public IReadOnlyDictionary<string, SwitchState> Audiences { get; init; } = FrozenDictionary<string, SwitchState>.Empty;

    /// <summary>State per organisation number, over both.</summary>
    public IReadOnlyDictionary<string, SwitchState> Organisations { get; init; } = FrozenDictionary<string, SwitchState>.Empty;

    /// <summary>Condition over contract facts: <c>and</c>, <c>or</c>, <c>not</c>, parentheses and fact ids.</summary>
    public string? When { get; init; }

    public DateOnly? From { get; init; }

    /// <summary>Last day that counts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Share of accounts that have it, 0 to 100; null for everyone.</summary>
    public int? Percentage { get; init; }

    public Level? Level { get; init; }

    /// <summary>Plain Dutch for users while it is off or greyed; shown with the generated reason.</summary>
    public string? Reason { get; init; }
}

public sealed record RoleConfig
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>True for roles of the insurer's own staff, which customers can never hand out.</summary>
    public bool Staff { get; init; }

    /// <summary>Roles that a holder of this role may hand out, for the contracts for which it is held (002-05, 002-28).</summary>
    public IReadOnlyList<string> MayGrant { get; init; } = [];
}

public enum SecondStep
{
    Off,
    Optional,
    Required,
}

public sealed record SignInConfig
{
    /// <summary>Schemes that open this portal; none means that only its public page exists.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }

    /// <summary>Schemes that open it for the insurer's own staff, at organisations that are staff.</summary>
    public IReadOnlyList<string> StaffSchemes { get; init; } = [SignInSchemes.Password];

    /// <summary>True lets every scheme of the portal open an account; else only the one that made it.</summary>
    public bool OtherSchemes { get; init; }

    /// <summary>Rules of eHerkenning here; null where it is no scheme.</summary>
    public EHerkenningConfig? EHerkenning { get; init; }

    public SecondStep SecondStep { get; init; } = SecondStep.Optional;

    /// <summary>Means of the second step that users may have here.</summary>
    public IReadOnlyList<Means> SecondStepMeans { get; init; } = [Means.App];

    /// <summary>Days that a device may be remembered after a second step; 0 remembers none.</summary>
    public int RememberDeviceDays { get; init; }

    /// <summary>Null when this tenant sends no text messages.</summary>
    public SmsConfig? Sms { get; init; }

    /// <summary>Minutes without a request after which a session ends.</summary>
    public int IdleMinutes { get; init; } = 15;

    /// <summary>Hours after which a session ends however busy it is.</summary>
    public int MaximumHours { get; init; } = 12;

    public int MinimumPasswordLength { get; init; } = 12;

    /// <summary>Which addresses an account may have (000-02, 000-03).</summary>
    public MailRulesConfig MailRules { get; init; } = new();

    /// <summary>Hours that an activation link works, at most a week (AUT-6).</summary>
    public int ActivationHours { get; init; } = 168;

    /// <summary>The tenant's own words of the activation mail; null for the portal's.</summary>
    public ActivationMailConfig? ActivationMail { get; init; }

    /// <summary>What the tenant advises who signs in, below the form; null for nothing (000-05).</summary>
    public string? Advice { get; init; }

    /// <summary>What is asked of who requests an account.</summary>
    public AccountRequestConfig AccountRequest { get; init; } = new();
}

public enum MenuPlacement
{
    Top,
    Left,
}

public sealed record NavigationConfig
{
    public MenuPlacement Placement { get; init; } = MenuPlacement.Left;

    public IReadOnlyList<NavigationItem> Items { get; init; } = [];

    /// <summary>Entries at the top right, beside the account menu.</summary>
    public IReadOnlyList<NavigationItem> Account { get; init; } = [];

    /// <summary>The few things that people come for every day, on the start page; null puts the whole menu there.</summary>
    public IReadOnlyList<NavigationItem>? Actions { get; init; }
}

/// <summary>One entry: a page, or a heading with entries below it.</summary>
public sealed record NavigationItem
{
    public string? Page { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<NavigationItem> Items { get; init; } = [];
}

public sealed record PublicPageConfig
{
    public required string Title { get; init; }

    public required string Lead { get; init; }

    public IReadOnlyList<TextBlock> Blocks { get; init; } = [];
}

public sealed record TextBlock(string Title, string Text);

public sealed record ContactConfig
{
    /// <summary>Name of the desk as users know it.</summary>
    public required string Desk { get; init; }

    public required string Mail { get; init; }

    public required string Phone { get; init; }

    /// <summary>Opening hours in plain Dutch.</summary>
    public required string Hours { get; init; }

    /// <summary>Sender of the portal's own mail.</summary>
    public required string Sender { get; init; }

    /// <summary>Whom to ask about what (001-58); empty when one desk answers everything.</summary>
    public IReadOnlyList<ContactTopic> Topics { get; init; } = [];
}

/// <summary>A topic with who answers questions about it.</summary>
public sealed record ContactTopic
{
    /// <summary>What questions are about, in plain Dutch.</summary>
    public required string Topic { get; init; }

    /// <summary>What has to be known before asking, such as questions that go elsewhere; null for nothing.</summary>
    public string? Note { get; init; }

    public required string Desk { get; init; }

    /// <summary>Who at the desk is there for these customers; null for nobody in particular.</summary>
    public string? Person { get; init; }

    /// <summary>Page where it starts, instead of a person to ask; null for none.</summary>
    public string? Page { get; init; }

    /// <summary>Null for a desk without an address of its own.</summary>
    public string? Mail { get; init; }

    /// <summary>Numbers by what they are for; one without a name is for all.</summary>
    public IReadOnlyList<ContactPhone> Phones { get; init; } = [];

    /// <summary>Only for people of these audiences; empty for everybody.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];
}

public sealed record ContactPhone(string Number, string? For = null);

public sealed record LinkConfig(string Label, string Url);

public sealed record ClosingDay(DateOnly Date, string Name);
