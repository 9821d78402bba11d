# SPDX-License-Identifier: GPL-3.0-or-later
# Qt, and which Qt MQTT. Whatever is chosen, the code links Qt6::Mqtt and includes <QMqttClient>.
set(INSITE_QT_COMPONENTS Core Network Sql)
if(NOT INSITE_FUZZ)
    list(APPEND INSITE_QT_COMPONENTS Gui Widgets Charts Svg LinguistTools)
    if(INSITE_TESTS)
        list(APPEND INSITE_QT_COMPONENTS Test)
    endif()
endif()
find_package(Qt6 6.4 REQUIRED COMPONENTS ${INSITE_QT_COMPONENTS})

if(NOT INSITE_QTMQTT MATCHES "^(auto|system|bundled)$")
    message(FATAL_ERROR "INSITE_QTMQTT is \"${INSITE_QTMQTT}\"; it must be auto, system or bundled.")
endif()
if(NOT INSITE_QTMQTT STREQUAL "bundled")
    find_package(Qt6Mqtt 6.4 QUIET)
    if(INSITE_QTMQTT STREQUAL "system" AND NOT Qt6Mqtt_FOUND)
        message(FATAL_ERROR "INSITE_QTMQTT=system, but no Qt MQTT is installed that CMake can find. "
            "Name its prefix in CMAKE_PREFIX_PATH, or use -DINSITE_QTMQTT=bundled.")
    endif()
endif()
if(NOT INSITE_QTMQTT STREQUAL "bundled" AND Qt6Mqtt_FOUND)
    set(INSITE_QTMQTT_BUNDLED OFF)
    message(STATUS "Qt MQTT: installed, ${Qt6Mqtt_VERSION} (${Qt6Mqtt_DIR})")
else()
    set(INSITE_QTMQTT_BUNDLED ON)
    message(STATUS "Qt MQTT: bundled (lib/qtmqtt)")
endif()

set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_GLOBAL_AUTOGEN_TARGET ON) # target "autogen": what clang-tidy needs before it reads a source
