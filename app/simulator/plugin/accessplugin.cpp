// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin for mosquitto 2: what the platform does to a subscription for a customer without access, and what
// the broker's ACL file cannot (it lets every subscription through). Reading and writing stay with the ACL
// file.
//
// Option `access_file`: lines of "<user name> <customer id> <answer>", where `*` as the customer means all
// filters of that user. Answers:
//   allow       the subscription is taken
//   kick        the connection ends instead of a SUBACK (mqtt-services.txt, "Topics")
//   kick-later  the SUBACK grants it, and the connection ends a moment later
//   refuse      SUBACK 0x80 (MQTT 3.1.1, 3.9.3)
// A customer not listed, a filter above the customer level and one outside of meters/outbound/ count as
// `kick`. The file is read again when mosquitto is told to reload; who holds a subscription that is now to be
// kicked, is.
#include <mosquitto.h>
#include <mosquitto_broker.h>
#include <mosquitto_plugin.h>

#include <chrono>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view kOutbound = "meters/outbound/";
constexpr std::chrono::milliseconds kLater(200);

enum class Answer { Allow, Kick, KickLater, Refuse };

struct Subscription
{
    std::string clientId;
    std::string user;
    std::string customer;
};

struct Kick
{
    std::string clientId;
    SteadyClock::time_point due;
};

struct State
{
    mosquitto_plugin_id_t *identifier = nullptr;
    std::string accessFile;
    std::map<std::pair<std::string, std::string>, Answer> answers;
    std::vector<Subscription> subscriptions;
    std::vector<Kick> kicks;
};

std::string text(const char *value)
{
    return value ? value : "";
}

/// The customer in the filter, or nothing when the filter is not below one customer.
std::string customerOf(std::string_view filter)
{
    if (!filter.starts_with(kOutbound))
        return {};
    filter.remove_prefix(kOutbound.size());
    const std::string_view customer = filter.substr(0, filter.find('/'));
    if (customer.find_first_of("+#") != std::string_view::npos)
        return {};
    return std::string(customer);
}

bool readAccess(State &state)
{
    std::ifstream file(state.accessFile);
    if (!file) {
        mosquitto_log_printf(MOSQ_LOG_ERR, "Access plugin: cannot read %s", state.accessFile.c_str());
        return false;
    }
    static const std::map<std::string, Answer> kWords = {{"allow", Answer::Allow},
                                                         {"kick", Answer::Kick},
                                                         {"kick-later", Answer::KickLater},
                                                         {"refuse", Answer::Refuse}};
    state.answers.clear();
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string user;
        std::string customer;
        std::string answer;
        if (!(words >> user >> customer >> answer))
            continue;
        const auto word = kWords.find(answer);
        if (word == kWords.end())
            mosquitto_log_printf(MOSQ_LOG_ERR, "Access plugin: unknown answer \"%s\"", answer.c_str());
        else
            state.answers[{user, customer}] = word->second;
    }
    return true;
}

Answer answerFor(const State &state, const std::string &user, const std::string &customer)
{
    const auto all = state.answers.find({user, "*"});
    if (all != state.answers.end())
        return all->second;
    const auto one = state.answers.find({user, customer});
    return one == state.answers.end() ? Answer::Kick : one->second;
}

int onAclCheck(int, void *eventData, void *userData)
{
    auto &event = *static_cast<mosquitto_evt_acl_check *>(eventData);
    if (event.access != MOSQ_ACL_SUBSCRIBE)
        return MOSQ_ERR_PLUGIN_DEFER;
    auto &state = *static_cast<State *>(userData);
    const std::string user = text(mosquitto_client_username(event.client));
    const std::string clientId = text(mosquitto_client_id(event.client));
    const std::string customer = customerOf(event.topic);
    switch (answerFor(state, user, customer)) {
    case Answer::Allow:
        state.subscriptions.push_back({clientId, user, customer});
        return MOSQ_ERR_SUCCESS;
    case Answer::Refuse:
        return MOSQ_ERR_ACL_DENIED;
    case Answer::KickLater:
        state.kicks.push_back({clientId, SteadyClock::now() + kLater});
        return MOSQ_ERR_SUCCESS;
    case Answer::Kick:
        break;
    }
    mosquitto_log_printf(MOSQ_LOG_NOTICE, "Access plugin: %s has no access to %s and is kicked.",
                         user.c_str(), event.topic);
    return MOSQ_ERR_AUTH; // any other code than these two ends the connection before the SUBACK
}

int onReload(int, void *, void *userData)
{
    auto &state = *static_cast<State *>(userData);
    if (!readAccess(state))
        return MOSQ_ERR_UNKNOWN;
    for (const Subscription &held : state.subscriptions) {
        const Answer now = answerFor(state, held.user, held.customer);
        if (now == Answer::Kick || now == Answer::KickLater)
            state.kicks.push_back({held.clientId, SteadyClock::now()});
    }
    return MOSQ_ERR_SUCCESS;
}

int onDisconnect(int, void *eventData, void *userData)
{
    auto &event = *static_cast<mosquitto_evt_disconnect *>(eventData);
    auto &state = *static_cast<State *>(userData);
    const std::string clientId = text(mosquitto_client_id(event.client));
    std::erase_if(state.subscriptions, [&](const Subscription &held) { return held.clientId == clientId; });
    return MOSQ_ERR_SUCCESS;
}

int onTick(int, void *, void *userData)
{
    auto &state = *static_cast<State *>(userData);
    if (state.kicks.empty())
        return MOSQ_ERR_SUCCESS;
    const auto now = SteadyClock::now();
    std::vector<std::string> due; // kicking calls onDisconnect, and may bring new entries
    std::erase_if(state.kicks, [&](const Kick &kick) {
        if (kick.due > now)
            return false;
        due.push_back(kick.clientId);
        return true;
    });
    for (const std::string &clientId : due)
        mosquitto_kick_client_by_clientid(clientId.c_str(), false);
    return MOSQ_ERR_SUCCESS;
}

} // namespace

extern "C" {

int mosquitto_plugin_version(int count, const int *versions)
{
    for (int i = 0; i < count; ++i) {
        if (versions[i] == 5)
            return 5;
    }
    return -1;
}

int mosquitto_plugin_init(mosquitto_plugin_id_t *identifier, void **userData, mosquitto_opt *options,
                          int count)
{
    auto *state = new State;
    *userData = state;
    state->identifier = identifier;
    for (int i = 0; i < count; ++i) {
        if (text(options[i].key) == "access_file")
            state->accessFile = text(options[i].value);
    }
    if (!readAccess(*state))
        return MOSQ_ERR_INVAL;
    mosquitto_callback_register(identifier, MOSQ_EVT_ACL_CHECK, onAclCheck, nullptr, state);
    mosquitto_callback_register(identifier, MOSQ_EVT_RELOAD, onReload, nullptr, state);
    mosquitto_callback_register(identifier, MOSQ_EVT_DISCONNECT, onDisconnect, nullptr, state);
    mosquitto_callback_register(identifier, MOSQ_EVT_TICK, onTick, nullptr, state);
    return MOSQ_ERR_SUCCESS;
}

int mosquitto_plugin_cleanup(void *userData, mosquitto_opt *, int)
{
    auto *state = static_cast<State *>(userData);
    mosquitto_callback_unregister(state->identifier, MOSQ_EVT_ACL_CHECK, onAclCheck, nullptr);
    mosquitto_callback_unregister(state->identifier, MOSQ_EVT_RELOAD, onReload, nullptr);
    mosquitto_callback_unregister(state->identifier, MOSQ_EVT_DISCONNECT, onDisconnect, nullptr);
    mosquitto_callback_unregister(state->identifier, MOSQ_EVT_TICK, onTick, nullptr);
    delete state;
    return MOSQ_ERR_SUCCESS;
}

} // extern "C"
